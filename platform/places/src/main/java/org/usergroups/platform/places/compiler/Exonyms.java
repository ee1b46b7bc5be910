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
            AR: Buenos Aires F.D.=C
            BR: Federal District=DF
            BY: Vitebsk=VI; Mogilev=MA; Minsk=MI; Minsk City=HM; Grodnenskaya=HR; Homyel’ Voblasc’=HO; Brest=BR
            CD: South Kivu=SK; North Kivu=NK; East Kasai=KE; Bas-Congo=BC
            CL: Santiago Metropolitan=RM; O'Higgins Region=LI; Araucania=AR; Aysén=AI
            CN: Tibet=XZ; Xinjiang=XJ; Inner Mongolia=NM
            CO: San Andres y Providencia=SAP; Bogota D.C.=DC
            EE: Tartu=79; Saare=74; Lääne=56; Hiiumaa=39
            ET: Addis Ababa=AA; Amhara=AM; Gambela=GA; Harari=HA; Somali=SO
            ID: North Sumatra=SU; South Sumatra=SS; West Sumatra=SB; North Sulawesi=SA; Southeast Sulawesi=SG; Central Sulawesi=ST; \
            South Sulawesi=SN; East Nusa Tenggara=NT; West Nusa Tenggara=NB; East Kalimantan=KI; Central Kalimantan=KT; \
            South Kalimantan=KS; West Kalimantan=KB; East Java=JI; Central Java=JT; West Java=JB; Jakarta=JK; Bangka–Belitung Islands=BB; \
            North Maluku=MU; West Papua=PB; West Sulawesi=SR; Riau Islands=KR; North Kalimantan=KU
            IN: Andaman and Nicobar=AN
            IR: Kurdistan Province=12; Kohgiluyeh and Boyer-Ahmad=17; Chaharmahal and Bakhtiari=14; East Azerbaijan=03; \
            West Azerbaijan=04; Isfahan=10; Sistan and Baluchestan=11; South Khorasan Province=29; Razavi Khorasan=09; North Khorasan=28
            KR: Ulsan=31; Daejeon=30; Daegu=27; Seoul=11; Busan=26; Gwangju=29; Gangwon-do=42; Incheon=28; North Chungcheong=43; \
            Jeju-do=49; Sejong-si=50
            MA: Oriental=02; Marrakesh-Safi=07
            MX: Veracruz=VER; Mexico City=CMX; Michoacán=MIC; Coahuila=COA
            MY: Kuala Lumpur=14; Penang=07; Labuan=15; Putrajaya=16
            NG: FCT=FC
            NZ: Wellington Region=WGN; Manawatu-Wanganui=MWT
            PH: Cordillera=15
            RU: Yaroslavl Oblast=YAR; Voronezh Oblast=VOR; Vologda Oblast=VLG; Volgograd Oblast=VGG; Ulyanovsk=ULY; \
            Udmurtiya Republic=UD; Tver Oblast=TVE; Tula Oblast=TUL; Tambov Oblast=TAM; Stavropol Kray=STA; Smolensk Oblast=SMO; \
            Saratov Oblast=SAR; Samara Oblast=SAM; Ryazan Oblast=RYA; Rostov=ROS; Pskov Oblast=PSK; Perm Krai=PER; Penza Oblast=PNZ; \
            Oryol oblast=ORL; Orenburg Oblast=ORE; Novgorod Oblast=NGR; North Ossetia–Alania=SE; Nenets=NEN; Murmansk=MUR; \
            Lipetsk Oblast=LIP; Kursk Oblast=KRS; Krasnodar Krai=KDA; Kostroma Oblast=KOS; Kirov Oblast=KIR; Karelia=KR; \
            Karachayevo-Cherkesiya Republic=KC; Kaluga Oblast=KLU; Kaliningrad Oblast=KGD; Kabardino-Balkariya Republic=KB; \
            Ivanovo Oblast=IVA; Nizhny Novgorod Oblast=NIZ; Chuvash Republic=CU; Chechnya=CE; Bryansk Oblast=BRY; Belgorod Oblast=BEL; \
            Astrakhan Oblast=AST; Vladimir Oblast=VLA; Yamalo-Nenets=YAN; Tyumen Oblast=TYU; Tomsk Oblast=TOM; Sverdlovsk Oblast=SVE; \
            Omsk Oblast=OMS; Novosibirsk Oblast=NVS; Kurgan Oblast=KGN; Krasnoyarsk Krai=KYA; Khanty-Mansia=KHM; Kuzbass=KEM; Altai=AL; \
            Chelyabinsk=CHE; Altai Krai=ALT; Sakha=SA; Primorye=PRI; Khabarovsk=KHA; Irkutsk Oblast=IRK; Jewish Autonomous Oblast=YEV; \
            Amur Oblast=AMU; Sakhalin Oblast=SAK; Magadan Oblast=MAG; Kamchatka=KAM; Chukotka=CHU
            SA: Mecca Region=02; Eastern Province=04; Riyadh Region=01; Al-Qassim Region=05; Medina Region=03; Northern Borders Region=08
            SE: Norrbotten=BD; Västmanland=U; Västernorrland=Y; Västerbotten=AC; Värmland=S; Stockholm=AB; Södermanland=D; \
            Östergötland=E; Kronoberg=G; Dalarna=W; Jönköping=F; Jämtland=Z; Halland=N; Gotland=I; Gävleborg=X; Västra Götaland=O
            SK: Košice Region=KI; Prešov Region=PV; Žilina Region=ZI; Banská Bystrica Region=BC; Bratislava Region=BL; Nitra Region=NI; \
            Trenčín Region=TC; Trnava Region=TA
            UA: Zhytomyr Oblast=18; Zaporizhzhia=23; Zakarpattia=21; Volyn=07; Vinnytsia=05; Ternopil=61; Sumy=59; Rivne Oblast=56; \
            Poltava=53; Odesa=51; Mykolaiv=48; Lviv=46; Luhansk=09; Crimea=43; Kirovohrad=35; Khmelnytskyi=68; Kherson=65; Kharkiv=63; \
            Ivano-Frankivsk=26; Donetsk=14; Dnipropetrovsk=12; Chernivtsi=77; Chernihiv Oblast=74; Cherkasy=71
            BD: Barisal Division=A; Chittagong=B
            BG: Sofia-Capital=22; Sofia=23
            EG: Cairo=C; Giza=GZ; Alexandria=ALX
            HR: Bjelovar-Bilogora=07; Brod-Posavina=12; Dubrovnik-Neretva=19; Istria=18; Karlovac=04; Koprivnica-Križevci=06; \
            Krapina-Zagorje=02; Lika-Senj=09; Međimurje=20; County of Osijek-Baranja=14; Požega-Slavonia=11; Primorje-Gorski Kotar=08; \
            Šibenik-Knin=15; Sisak-Moslavina=03; Split-Dalmatia=17; Varaždin=05; Vukovar-Srijem=16; Zadar=13; Zagreb County=01; \
            Zagreb=21; Virovitica-Podravina=10
            ID: Maluku=MA; Papua=PA
            IL: Jerusalem=JM; Haifa=HA; Northern District=Z; Central District=M; Southern District=D
            LK: Western Province=1; Central Province=2; Southern Province=3; Northern Province=4; Eastern Province=5; \
            North Western Province=6; North Central Province=7; Uva Province=8; Sabaragamuwa Province=9
            LT: Vilnius=VL; Kaunas=KU; Klaipėda County=KL
            NP: Gandaki Pradesh=P4; Karnali Pradesh=P6; Sudurpashchim Pradesh=P7
            PE: Cuzco Department=CUS
            PK: Punjab=PB; Khyber Pakhtunkhwa=KP; Azad Kashmir=JK
            RO: Bucharest=B
            UZ: Karakalpakstan=QR
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
