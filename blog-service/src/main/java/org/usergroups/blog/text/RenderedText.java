package org.usergroups.blog.text;

/**
 * A text as it is shown, summed up and searched.
 *
 * @param html safe to be put into any page as it is
 * @param excerpt plain text of at most 280 characters, cut between words
 * @param text plain text of at most 20,000 characters
 */
public record RenderedText(String html, String excerpt, String text) {}
