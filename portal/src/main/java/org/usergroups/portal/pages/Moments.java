package org.usergroups.portal.pages;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.DateTimePatternGenerator;
import com.ibm.icu.text.SimpleFormatter;
import com.ibm.icu.text.TimeZoneNames;
import com.ibm.icu.util.ULocale;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Dates and times as people say them, in the language of the page: order, signs and names are those of CLDR. */
@Component
public class Moments {
    private static final int SOON_DAYS = 7;
    private static final String DAY_OF_WEEK = "EEEEdMMMM";
    private static final String DAY_OF_WEEK_AND_YEAR = "EEEEdMMMMy";
    private static final String CLOCK = "Hm";

    private final Map<Form, DateTimeFormatter> formats = new ConcurrentHashMap<>();
    private final InstantSource clock;

    Moments(InstantSource clock) {
        this.clock = clock;
    }

    /** For example {@code Tuesday 3 March, 19:00}; the year is named when it is another one. */
    public String meeting(@Nullable Instant at, @Nullable String zone) {
        if (at == null) {
            return "";
        }
        ZonedDateTime local = at.atZone(zone(zone));
        boolean isThisYear =
                local.getYear() == clock.instant().atZone(local.getZone()).getYear();
        return local.format(format(isThisYear ? DAY_OF_WEEK : DAY_OF_WEEK_AND_YEAR, CLOCK));
    }

    /** The place after which a zone is named: {@code Lisbon} for {@code Europe/Lisbon}, and {@code Lissabon} in German. */
    public String place(@Nullable String zone) {
        if (zone == null || zone.isBlank() || zone.startsWith("Etc/") || !zone.contains("/")) {
            return "UTC";
        }
        String known = TimeZoneNames.getInstance(ULocale.forLocale(language())).getExemplarLocationName(zone);
        return known == null ? zone.substring(zone.lastIndexOf('/') + 1).replace('_', ' ') : known;
    }

    /** The day alone, for example {@code 3 March 2027}. */
    public String day(@Nullable Instant at) {
        return at == null ? "" : day(at.atZone(ZoneOffset.UTC).toLocalDate());
    }

    /** The day alone. */
    public String day(@Nullable LocalDate day) {
        return day == null ? "" : day.format(format("dMMMMy"));
    }

    /** Month and year, for example {@code November 2026}. */
    public String monthOfYear(@Nullable Instant at) {
        return at == null ? "" : at.atZone(ZoneOffset.UTC).format(format("MMMMy"));
    }

    /** How long ago it was, in the largest unit of which two have passed. */
    public Age age(Instant at) {
        LocalDate then = at.atZone(ZoneOffset.UTC).toLocalDate();
        LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
        for (ChronoUnit unit : List.of(ChronoUnit.YEARS, ChronoUnit.MONTHS, ChronoUnit.WEEKS)) {
            long passed = unit.between(then, today);
            if (passed >= 2) {
                return new Age(unit.name().toLowerCase(Locale.ROOT), passed);
            }
        }
        return new Age("days", Math.max(0, ChronoUnit.DAYS.between(then, today)));
    }

    /** A number of days, weeks, months or years; the unit is the last part of its message key {@code ago.<unit>}. */
    public record Age(String unit, long count) {}

    /** Day of the month, for a calendar leaf. */
    public String dayOfMonth(@Nullable Instant at, @Nullable String zone) {
        return at == null ? "" : at.atZone(zone(zone)).format(format("d"));
    }

    /** Short month, for a calendar leaf. */
    public String month(@Nullable Instant at, @Nullable String zone) {
        return at == null ? "" : at.atZone(zone(zone)).format(format("MMM"));
    }

    /** Whether it begins within a week. */
    public boolean isSoon(@Nullable Instant at) {
        Instant now = clock.instant();
        return at != null && at.isAfter(now) && at.isBefore(now.plus(SOON_DAYS, ChronoUnit.DAYS));
    }

    /** Whether it is still to come. */
    public boolean isAhead(@Nullable Instant at) {
        return at != null && at.isAfter(clock.instant());
    }

    /** The zone of a name; UTC where there is none of this name. */
    public static ZoneId zone(@Nullable String zone) {
        try {
            return zone == null || zone.isBlank() ? ZoneOffset.UTC : ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }

    /** The best that a language has for the fields that are to be seen (UTS 35, part 4, section 2.6.2); a clock comes after the date. */
    private DateTimeFormatter format(String... fields) {
        return formats.computeIfAbsent(new Form(language(), List.of(fields)), Moments::formatter);
    }

    private static DateTimeFormatter formatter(Form form) {
        DateTimePatternGenerator patterns = DateTimePatternGenerator.getInstance(form.habits());
        String date = patterns.getBestPattern(form.fields().getFirst());
        String pattern = form.fields().size() == 1
                ? date
                : SimpleFormatter.compile(patterns.getDateTimeFormat(DateFormat.MEDIUM))
                        .format(patterns.getBestPattern(form.fields().getLast()), date);
        return DateTimeFormatter.ofPattern(pattern, form.language());
    }

    private static Locale language() {
        return LocaleContextHolder.getLocale();
    }

    /** Fields of a date, and perhaps of a clock, in a language. */
    private record Form(Locale language, List<String> fields) {
        /** English here is for the world, which says the day before the month. */
        ULocale habits() {
            return language.equals(Locale.ENGLISH) ? ULocale.UK : ULocale.forLocale(language);
        }
    }
}
