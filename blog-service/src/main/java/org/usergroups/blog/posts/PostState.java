package org.usergroups.blog.posts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who can read a post: its group's organizers, or everybody. */
public enum PostState {
    @JsonProperty("draft")
    DRAFT,
    @JsonProperty("published")
    PUBLISHED
}
