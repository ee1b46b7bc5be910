package org.usergroups.portal.pages;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.NoSuchMessageException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.stereotype.Component;

/**
 * The words of the pages in all languages, as patterns of ICU: {@code messages.properties} is English, {@code messages_xx.properties}
 * another language. Files are UTF-8. A language that the pages do not speak gets English.
 */
@Component("messageSource")
class Messages implements MessageSource {
    private final Map<Locale, Map<String, Message>> languages = new LinkedHashMap<>();

    Messages() throws IOException {
        for (Locale language : Languages.OFFERED) {
            Map<String, Message> messages = new HashMap<>();
            patterns(language).forEach((key, pattern) -> messages.put(key, new Message(pattern, language)));
            languages.put(language, messages);
        }
    }

    /** All patterns of a language by their keys, as they stand in its file. */
    static Map<String, String> patterns(Locale language) throws IOException {
        String suffix = language.equals(Locale.ENGLISH) ? "" : "_" + language;
        Properties file = PropertiesLoaderUtils.loadProperties(new EncodedResource(
                new ClassPathResource("messages" + suffix + ".properties"), StandardCharsets.UTF_8));
        Map<String, String> patterns = new HashMap<>();
        file.stringPropertyNames().forEach(key -> patterns.put(key, file.getProperty(key)));
        return patterns;
    }

    @Override
    public @Nullable String getMessage(
            String key, Object @Nullable [] values, @Nullable String otherwise, @Nullable Locale language) {
        Message message = message(key, language);
        return message == null ? otherwise : message.with(values);
    }

    @Override
    public String getMessage(String key, Object @Nullable [] values, @Nullable Locale language) {
        Message message = message(key, language);
        if (message == null) {
            throw new NoSuchMessageException(key);
        }
        return message.with(values);
    }

    @Override
    public String getMessage(MessageSourceResolvable resolvable, @Nullable Locale language) {
        String[] keys = resolvable.getCodes() == null ? new String[0] : resolvable.getCodes();
        for (String key : keys) {
            Message message = message(key, language);
            if (message != null) {
                return message.with(resolvable.getArguments());
            }
        }
        String otherwise = resolvable.getDefaultMessage();
        if (otherwise == null) {
            throw new NoSuchMessageException(String.join(", ", keys));
        }
        return otherwise;
    }

    private @Nullable Message message(String key, @Nullable Locale language) {
        Map<String, Message> english = languages.getOrDefault(Locale.ENGLISH, Map.of());
        return language == null
                ? english.get(key)
                : languages
                        .getOrDefault(Locale.of(language.getLanguage()), english)
                        .get(key);
    }

    /** One message. Its pattern is compiled when it is first needed, so that a language nobody reads costs nothing. */
    private static final class Message {
        private static final Object[] NOTHING = {};

        private final String pattern;
        private final Locale language;
        private @Nullable MessageFormat compiled;

        Message(String pattern, Locale language) {
            this.pattern = pattern;
            this.language = language;
        }

        /** One reader at a time: a format of ICU keeps formats of numbers in itself, and is not safe without a lock. */
        synchronized String with(Object @Nullable [] values) {
            if (compiled == null) {
                compiled = new MessageFormat(pattern, language);
            }
            return compiled.format(values == null ? NOTHING : values);
        }
    }
}
