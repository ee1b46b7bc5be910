package org.usergroups.portal.pages;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.dialect.AbstractDialect;
import org.thymeleaf.dialect.IExpressionObjectDialect;
import org.thymeleaf.expression.IExpressionObjectFactory;

/** What templates may call, everywhere, attributes of links included: {@code #frame, #languages, #links, #moments, #places, #topics}. */
@Component
class TemplateWords extends AbstractDialect implements IExpressionObjectDialect {
    private final Map<String, Object> words;

    TemplateWords(
            Frame frame, LanguageLinks languages, Links links, Moments moments, Places places, TopicNames topics) {
        super("Usergroups");
        this.words = Map.of(
                "frame",
                frame,
                "languages",
                languages,
                "links",
                links,
                "moments",
                moments,
                "places",
                places,
                "topics",
                topics);
    }

    @Override
    public IExpressionObjectFactory getExpressionObjectFactory() {
        return new IExpressionObjectFactory() {
            @Override
            public Set<String> getAllExpressionObjectNames() {
                return words.keySet();
            }

            @Override
            public @Nullable Object buildObject(IExpressionContext context, String name) {
                return words.get(name);
            }

            @Override
            public boolean isCacheable(String name) {
                return true;
            }
        };
    }
}
