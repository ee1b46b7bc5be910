package org.usergroups.platform.web;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.core.MethodParameter;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.ConversionService;
import org.springframework.format.support.DefaultFormattingConversionService;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Makes a record of a request's parameters where a controller has a {@link ParameterObject}: each component takes the parameter of its
 * name, null where there is none. A list takes all values, or one with commas between; of a text that is given several times commas come
 * between. Spring's own binding does the same, but looks at each component by reflection at each request, which was a seventh of what a
 * search costs the service. Components are lists of texts, texts, and boxed values that a text is converted to; an instant may be a day.
 */
final class ParameterRecords implements HandlerMethodArgumentResolver {

    private final ConversionService conversion = conversion();
    private final Map<Class<?>, Shape> shapes = new ConcurrentHashMap<>();

    private static ConversionService conversion() {
        var conversion = new DefaultFormattingConversionService();
        conversion.addFormatter(new DayOrInstant());
        return conversion;
    }

    private record Component(String name, Class<?> type) {}

    private record Shape(Constructor<?> constructor, List<Component> components) {

        static Shape of(Class<?> type) {
            var components = type.getRecordComponents();
            if (Arrays.stream(components)
                    .anyMatch(component -> component.getType().isPrimitive())) {
                throw new IllegalStateException(
                        "A parameter may be missing, so no component may be primitive: " + type);
            }
            try {
                var constructor = type.getDeclaredConstructor(
                        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
                constructor.setAccessible(true);
                return new Shape(
                        constructor,
                        Arrays.stream(components)
                                .map(component -> new Component(component.getName(), component.getType()))
                                .toList());
            } catch (NoSuchMethodException impossible) {
                throw new IllegalStateException("A record without its constructor: " + type, impossible);
            }
        }

        Object filled(@Nullable Object[] values) {
            try {
                return constructor.newInstance(values);
            } catch (InvocationTargetException refused) {
                if (refused.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw new IllegalStateException(refused);
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(ParameterObject.class)
                && parameter.getParameterType().isRecord();
    }

    /** @throws Problem 400 naming the first parameter whose value has another form */
    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binderFactory) {
        var shape = shapes.computeIfAbsent(parameter.getParameterType(), Shape::of);
        return shape.filled(shape.components().stream()
                .map(component -> value(component, request.getParameterValues(component.name())))
                .toArray());
    }

    private @Nullable Object value(Component component, String @Nullable [] sent) {
        if (sent == null || sent.length == 0) {
            return null;
        }
        if (component.type() == List.class) {
            return sent.length > 1
                    ? List.of(sent)
                    : Arrays.stream(StringUtils.commaDelimitedListToStringArray(sent[0]))
                            .map(String::strip)
                            .toList();
        }
        try {
            return component.type() == String.class
                    ? String.join(",", sent)
                    : conversion.convert(sent[0], component.type());
        } catch (ConversionException unreadable) {
            throw Problem.malformed("The parameter “%s” has a value of the wrong form.".formatted(component.name()));
        }
    }
}
