package org.usergroups.platform.places.compiler;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** ISO 3166-2 codes of divisions that GeoNames names in English and the standard in the country's own language. */
final class Exonyms {

    private static final String TABLE = """
            AT: Vienna=9; Tyrol=7; Styria=6; Upper Austria=4; Lower Austria=3; Carinthia=2
            CZ: Prague=10; Central Bohemia=20; South Bohemian Region=31; Plzeň Region=32; Carlsbad Region=41; Ústí nad Labem Region=42; \
            Liberec Region=51; Hradec Králové Region=52; Pardubice Region=53; South Moravian=64; Olomouc Region=71; Zlín=72; \
            Moravian-Silesian Region=80
            DE: Bavaria=BY; Hesse=HE; Lower Saxony=NI; North Rhine-Westphalia=NW; Saxony=SN; Saxony-Anhalt=ST; Thuringia=TH
            DK: Capital Region=84; Central Jutland=82; North Denmark=81; Zealand=85; South Denmark=83
            ES: Andalusia=AN; Balearic Islands=IB; Basque Country=PV; Canary Islands=CN; Castille and León=CL; Castille-La Mancha=CM; \
            Catalonia=CT; Navarre=NC; Valencia=VC
            FI: Lapland=10; North Ostrobothnia=14; Ostrobothnia=12; South Ostrobothnia=03; Central Ostrobothnia=07; Central Finland=08; \
            North Karelia=13; South Karelia=02; North Savo=15; South Savo=04; Southwest Finland=19
            FR: Brittany=BRE; Corsica=20R; New Aquitaine=NAQ; Normandy=NOR; Provence-Alpes-Côte d'Azur=PAC
            GR: Attica=I; Central Greece=H; Central Macedonia=B; Crete=M; Epirus=D; Ionian Islands=F; North Aegean=K; Peloponnese=J; \
            South Aegean=L; Thessaly=E; West Greece=G; West Macedonia=C; East Macedonia and Thrace=A
            IT: Aosta Valley=23; Apulia=75; Basilicate=77; Lombardy=25; Piedmont=21; Sardinia=88; Sicily=82; The Marches=57; Tuscany=52
            JP: Aichi=23; Chiba=12; Fukui=18; Fukuoka=40; Fukushima=07; Gifu=21; Hiroshima=34; Ishikawa=17; Kagoshima=46; Kochi=39; \
            Shiga=25; Shimane=32; Shizuoka=22; Tochigi=09; Tokushima=36; Yamaguchi=35; Yamanashi=19
            NL: South Holland=ZH; North Holland=NH; North Brabant=NB; Friesland=FR
            PL: Lower Silesia=02; Lublin=06; Lubusz=08; Łódź Voivodeship=10; Lesser Poland=12; Mazovia=14; Opole Voivodeship=16; \
            Subcarpathia=18; Podlasie=20; Pomerania=22; Silesia=24; Warmia-Masuria=28; Greater Poland=30; West Pomerania=32
            PT: Azores=20; Lisbon=11; Madeira=30
            RU: Moscow=MOW; Moscow Oblast=MOS; St.-Petersburg=SPE
            UA: Kyiv City=30; Kyiv Oblast=32
            """;

    private static final Map<String, String> CODES = TABLE.lines()
            .flatMap(line -> Arrays.stream(line.substring(4).split("; "))
                    .map(division -> line.substring(0, 2) + "-" + division.strip()))
            .collect(Collectors.toMap(
                    entry -> entry.substring(0, entry.indexOf('=')),
                    entry -> entry.substring(0, 3) + entry.substring(entry.indexOf('=') + 1)));

    private Exonyms() {}

    static Optional<String> code(String country, String name) {
        return Optional.ofNullable(CODES.get(country + "-" + name));
    }
}
