package org.usergroups.media;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where pictures lie, and what is taken.
 *
 * @param folder the folder of all bytes; must be writable, and one for all instances
 * @param maxPixels the most pixels, width times height, of an uploaded picture. Low refuses large cameras, high makes hostile files
 *     cost more time
 * @param maxPictures the most pictures of an album
 * @param patience how long an upload waits for its turn to be decoded before it is told to come back
 * @param keepRemoved how long the bytes of a removed picture stay on disk, unreachable; longer than the slowest upload takes
 */
@ConfigurationProperties("usergroups.media")
public record MediaProperties(
        @DefaultValue("data/media") Path folder,
        @DefaultValue("50000000") long maxPixels,
        @DefaultValue("1000") int maxPictures,
        @DefaultValue("30s") Duration patience,
        @DefaultValue("1h") Duration keepRemoved) {}
