package org.usergroups.roster.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleWordsTest {

    private static final String THURSDAY = "2027-01-07T19:00";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FREQ=DAILY                             | every day at 19:00
            FREQ=DAILY;INTERVAL=3                  | every 3 days at 19:00
            FREQ=WEEKLY                            | every Thursday at 19:00
            FREQ=WEEKLY;BYDAY=WE,MO                | every Monday and Wednesday at 19:00
            FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU,FR  | every 2 weeks on Monday, Tuesday and Friday at 19:00
            FREQ=MONTHLY;BYDAY=1TH                 | every first Thursday of the month at 19:00
            FREQ=MONTHLY;BYDAY=TH;BYSETPOS=1       | every first Thursday of the month at 19:00
            FREQ=MONTHLY;BYDAY=2TU,4TU             | every second and fourth Tuesday of the month at 19:00
            FREQ=MONTHLY;BYDAY=-1FR                | every last Friday of the month at 19:00
            FREQ=MONTHLY;INTERVAL=2;BYDAY=1TH      | every 2 months on the first Thursday at 19:00
            FREQ=MONTHLY                           | every month on the 7th at 19:00
            FREQ=MONTHLY;BYMONTHDAY=1,22           | every month on the 1st and 22nd at 19:00
            FREQ=MONTHLY;BYMONTHDAY=-1             | every month on the last day at 19:00
            FREQ=YEARLY                            | every year on 7 January at 19:00
            FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=5    | every year on 5 November at 19:00
            FREQ=YEARLY;BYMONTH=11;BYDAY=1TH       | every year on the first Thursday of November at 19:00
            FREQ=WEEKLY;COUNT=10                   | every Thursday at 19:00, 10 times
            FREQ=WEEKLY;UNTIL=20271224             | every Thursday at 19:00, until 24 December 2027
            FREQ=WEEKLY;UNTIL=20271224T030000Z     | every Thursday at 19:00, until 24 December 2027
            FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO       | on days by a rule of its own at 19:00
            FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1   | on days by a rule of its own at 19:00
            FREQ=YEARLY;BYMONTHDAY=13              | on days by a rule of its own at 19:00
            FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13    | on days by a rule of its own at 19:00
            """)
    void inEnglish(String rule, String words) throws RuleRefused {
        assertThat(said(rule, "en")).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FREQ=DAILY                             | jeden Tag um 19:00 Uhr
            FREQ=WEEKLY                            | jeden Donnerstag um 19:00 Uhr
            FREQ=WEEKLY;BYDAY=MO,WE                | jeden Montag und Mittwoch um 19:00 Uhr
            FREQ=WEEKLY;INTERVAL=2                 | alle 2 Wochen am Donnerstag um 19:00 Uhr
            FREQ=MONTHLY;BYDAY=1TH                 | jeden ersten Donnerstag im Monat um 19:00 Uhr
            FREQ=MONTHLY;BYDAY=-1FR                | jeden letzten Freitag im Monat um 19:00 Uhr
            FREQ=MONTHLY;INTERVAL=3;BYDAY=2SA      | alle 3 Monate am zweiten Samstag um 19:00 Uhr
            FREQ=MONTHLY;BYMONTHDAY=15             | jeden Monat am 15. um 19:00 Uhr
            FREQ=MONTHLY;BYMONTHDAY=-1             | jeden Monat am letzten Tag um 19:00 Uhr
            FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=5     | jedes Jahr am 5. März um 19:00 Uhr
            FREQ=YEARLY;BYMONTH=11;BYDAY=1TH       | jedes Jahr am ersten Donnerstag im November um 19:00 Uhr
            FREQ=WEEKLY;COUNT=10                   | jeden Donnerstag um 19:00 Uhr, 10-mal
            FREQ=WEEKLY;UNTIL=20271224             | jeden Donnerstag um 19:00 Uhr, bis 24. Dezember 2027
            FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO       | nach einer eigenen Regel um 19:00 Uhr
            """)
    void inGerman(String rule, String words) throws RuleRefused {
        assertThat(said(rule, "de")).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FREQ=DAILY                             | todos los días a las 19:00
            FREQ=WEEKLY                            | todos los jueves a las 19:00
            FREQ=WEEKLY;BYDAY=MO,SA                | todos los lunes y sábados a las 19:00
            FREQ=WEEKLY;INTERVAL=2                 | cada 2 semanas, el jueves a las 19:00
            FREQ=MONTHLY;BYDAY=1TH                 | el primer jueves de cada mes a las 19:00
            FREQ=MONTHLY;BYDAY=-1FR                | el último viernes de cada mes a las 19:00
            FREQ=MONTHLY;INTERVAL=2;BYDAY=1TH      | el primer jueves, cada 2 meses, a las 19:00
            FREQ=MONTHLY;BYMONTHDAY=15             | el día 15 de cada mes a las 19:00
            FREQ=MONTHLY;BYMONTHDAY=-1             | el último día de cada mes a las 19:00
            FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=5    | todos los años, el 5 de noviembre a las 19:00
            FREQ=YEARLY;BYMONTH=11;BYDAY=1TH       | todos los años, el primer jueves de noviembre a las 19:00
            FREQ=WEEKLY;COUNT=10                   | todos los jueves a las 19:00, 10 veces
            FREQ=WEEKLY;UNTIL=20271224             | todos los jueves a las 19:00, hasta el 24 de diciembre de 2027
            FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO       | según una regla propia a las 19:00
            """)
    void inSpanish(String rule, String words) throws RuleRefused {
        assertThat(said(rule, "es")).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FREQ=DAILY                             | tous les jours à 19:00
            FREQ=WEEKLY                            | tous les jeudis à 19:00
            FREQ=WEEKLY;BYDAY=MO,WE                | tous les lundis et mercredis à 19:00
            FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE     | toutes les 2 semaines, le lundi et le mercredi à 19:00
            FREQ=MONTHLY;BYDAY=1TH                 | le premier jeudi de chaque mois à 19:00
            FREQ=MONTHLY;BYDAY=-1FR                | le dernier vendredi de chaque mois à 19:00
            FREQ=MONTHLY;INTERVAL=2;BYDAY=1TH      | le premier jeudi, tous les 2 mois, à 19:00
            FREQ=MONTHLY;BYMONTHDAY=1              | le 1er de chaque mois à 19:00
            FREQ=MONTHLY;BYMONTHDAY=-1             | le dernier jour de chaque mois à 19:00
            FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=5    | tous les ans, le 5 novembre à 19:00
            FREQ=YEARLY;BYMONTH=11;BYDAY=1TH       | tous les ans, le premier jeudi de novembre à 19:00
            FREQ=YEARLY;BYMONTH=10;BYDAY=1TH       | tous les ans, le premier jeudi d’octobre à 19:00
            FREQ=WEEKLY;COUNT=10                   | tous les jeudis à 19:00, 10 fois
            FREQ=WEEKLY;UNTIL=20271224             | tous les jeudis à 19:00, jusqu’au 24 décembre 2027
            FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO       | selon une règle particulière à 19:00
            """)
    void inFrench(String rule, String words) throws RuleRefused {
        assertThat(said(rule, "fr")).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FREQ=DAILY                             | todos os dias às 19:00
            FREQ=WEEKLY                            | todas as quintas-feiras às 19:00
            FREQ=WEEKLY;BYDAY=MO,SA                | todas as segundas-feiras e todos os sábados às 19:00
            FREQ=WEEKLY;INTERVAL=2                 | a cada 2 semanas, na quinta-feira às 19:00
            FREQ=MONTHLY;BYDAY=1TH                 | na primeira quinta-feira de cada mês às 19:00
            FREQ=MONTHLY;BYDAY=-1SU                | no último domingo de cada mês às 19:00
            FREQ=MONTHLY;INTERVAL=2;BYDAY=1TH      | na primeira quinta-feira, a cada 2 meses, às 19:00
            FREQ=MONTHLY;BYMONTHDAY=15             | no dia 15 de cada mês às 19:00
            FREQ=MONTHLY;BYMONTHDAY=-1             | no último dia de cada mês às 19:00
            FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=5    | todos os anos, em 5 de novembro às 19:00
            FREQ=YEARLY;BYMONTH=11;BYDAY=1TH       | todos os anos, na primeira quinta-feira de novembro às 19:00
            FREQ=WEEKLY;COUNT=10                   | todas as quintas-feiras às 19:00, 10 vezes
            FREQ=WEEKLY;UNTIL=20271224             | todas as quintas-feiras às 19:00, até 24 de dezembro de 2027
            FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO       | segundo uma regra própria às 19:00
            """)
    void inPortuguese(String rule, String words) throws RuleRefused {
        assertThat(said(rule, "pt")).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FREQ=DAILY                             | 毎日 19:00
            FREQ=WEEKLY                            | 毎週木曜日 19:00
            FREQ=WEEKLY;BYDAY=MO,WE                | 毎週月曜日と水曜日 19:00
            FREQ=WEEKLY;INTERVAL=2                 | 2週間ごとの木曜日 19:00
            FREQ=MONTHLY;BYDAY=1TH                 | 毎月第1木曜日 19:00
            FREQ=MONTHLY;BYDAY=-1FR                | 毎月最終金曜日 19:00
            FREQ=MONTHLY;INTERVAL=2;BYDAY=1TH      | 2か月ごとの第1木曜日 19:00
            FREQ=MONTHLY;BYMONTHDAY=15             | 毎月15日 19:00
            FREQ=MONTHLY;BYMONTHDAY=-1             | 毎月末日 19:00
            FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=5    | 毎年11月5日 19:00
            FREQ=YEARLY;BYMONTH=11;BYDAY=1TH       | 毎年11月の第1木曜日 19:00
            FREQ=WEEKLY;COUNT=10                   | 毎週木曜日 19:00（全10回）
            FREQ=WEEKLY;UNTIL=20271224             | 毎週木曜日 19:00（2027年12月24日まで）
            FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO       | 独自の規則に従う日 19:00
            """)
    void inJapanese(String rule, String words) throws RuleRefused {
        assertThat(said(rule, "ja")).isEqualTo(words);
    }

    private static String said(String rule, String language) throws RuleRefused {
        return RuleWords.inWords(
                new Timetable(
                        LocalDateTime.parse(THURSDAY),
                        ZoneId.of("Europe/Lisbon"),
                        Recurrence.parse(rule),
                        Set.of(),
                        Set.of()),
                language);
    }
}
