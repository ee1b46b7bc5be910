package org.usergroups.platform.places;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * By which other country's name a place may go too: overseas territories have codes of their own, and about some places states do not agree.
 * It is not for a roster to settle that.
 */
final class Territories {

    /** GeoNames' country, or country and region, and the country that people may write for it. */
    private static final Map<String, Set<String>> ALSO = parse("""
            US: PR GU VI AS MP UM
            FR: GP MQ GF RE YT PM BL MF NC PF WF TF
            CN: HK MO TW
            GB: JE GG IM GI
            DK: FO GL
            NL: AW CW SX BQ
            FI: AX
            NO: SJ
            AU: CX CC NF
            NZ: CK NU TK
            RS: XK
            MA: EH
            IL: PS
            PS: IL/Jerusalem
            RU: UA/Crimea UA/Sevastopol_City
            PK: IN/Jammu_and_Kashmir
            IN: PK/Azad_Kashmir PK/Gilgit-Baltistan
            """);

    private Territories() {}

    static boolean mayBeSaidToBeIn(String claimed, String country, @Nullable String region) {
        return country.equals(claimed)
                || ALSO.getOrDefault(country, Set.of()).contains(claimed)
                || ALSO.getOrDefault(country + "/" + region, Set.of()).contains(claimed);
    }

    private static Map<String, Set<String>> parse(String table) {
        var also = new HashMap<String, Set<String>>();
        table.lines()
                .forEach(line -> Arrays.stream(line.substring(4).split(" ", -1))
                        .forEach(place -> also.put(place.replace('_', ' '), Set.of(line.substring(0, 2)))));
        return Map.copyOf(also);
    }
}
