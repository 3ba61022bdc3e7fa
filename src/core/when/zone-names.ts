/**
 * What people call a place where its time zone has another name, `name/other name: zone or zones`. A name that
 * several places share lists all of their zones, the likeliest first. The cities that IANA names its zones
 * after are known without this list.
 */
const PLACES = `
gothenburg/göteborg/malmö/malmo/uppsala/lund/linköping/linkoping/örebro/orebro/västerås/vasteras/umeå/umea/luleå/lulea/norrköping/norrkoping/helsingborg/jönköping/jonkoping/sundsvall/kiruna/sweden/sverige/schweden: Europe/Stockholm
bergen/trondheim/stavanger/tromsø/tromso/tromsö/kristiansand/drammen/bodø/bodo/norway/norge/noreg/norwegen: Europe/Oslo
aarhus/århus/arhus/odense/aalborg/ålborg/copenhagen/københavn/kobenhavn/köpenhamn/kopenhagen/denmark/danmark/dänemark: Europe/Copenhagen
espoo/tampere/turku/oulu/vantaa/åbo/abo/helsingfors/tammerfors/finland/suomi/finnland: Europe/Helsinki
munich/münchen/munchen/muenchen/hamburg/cologne/köln/koln/koeln/frankfurt/frankfurt am main/stuttgart/düsseldorf/dusseldorf/duesseldorf/leipzig/dresden/hannover/hanover/nuremberg/nürnberg/nurnberg/bremen/dortmund/essen/bonn/germany/deutschland/tyskland: Europe/Berlin
wien/graz/linz/salzburg/innsbruck/austria/österreich/osterreich: Europe/Vienna
zürich/zuerich/geneva/genève/geneve/genf/basel/bern/lausanne/lucerne/switzerland/schweiz/suisse: Europe/Zurich
manchester/edinburgh/glasgow/leeds/liverpool/bristol/sheffield/cardiff/belfast/oxford/newcastle/nottingham/brighton/uk/u k/united kingdom/great britain/britain/england/scotland/wales/northern ireland: Europe/London
cork/galway/limerick/ireland/éire: Europe/Dublin
rotterdam/the hague/den haag/utrecht/eindhoven/groningen/netherlands/the netherlands/holland/nederland: Europe/Amsterdam
antwerp/antwerpen/ghent/gent/bruges/brussel/bruxelles/belgium/belgien: Europe/Brussels
krakow/kraków/cracow/wroclaw/wrocław/gdansk/gdańsk/poznan/poznań/lodz/łódź/katowice/warszawa/poland/polska/polen: Europe/Warsaw
barcelona/valencia/seville/sevilla/malaga/málaga/bilbao/zaragoza/spain/españa/espana/spanien: Europe/Madrid
las palmas/tenerife/gran canaria/canary islands: Atlantic/Canary
lyon/marseille/toulouse/nice/lille/bordeaux/nantes/strasbourg/grenoble/france/frankrike/frankreich: Europe/Paris
milan/milano/turin/torino/naples/napoli/florence/firenze/bologna/roma/rom/italy/italia/italien: Europe/Rome
lisboa/porto/portugal: Europe/Lisbon
praha/prag/brno/czechia/czech republic: Europe/Prague
kyiv/lviv/kharkiv/odesa/ukraine: Europe/Kiev
athen/thessaloniki/greece: Europe/Athens
tartu/estonia: Europe/Tallinn
latvia: Europe/Riga
kaunas/lithuania: Europe/Vilnius
hungary: Europe/Budapest
cluj/cluj napoca/romania: Europe/Bucharest
iceland/island: Atlantic/Reykjavik
ankara/izmir/turkey/türkiye: Europe/Istanbul
mumbai/bombay/delhi/new delhi/bangalore/bengaluru/hyderabad/chennai/pune/kolkata/calcutta/ahmedabad/gurgaon/noida/india/indien/ist: Asia/Calcutta
beijing/peking/shenzhen/guangzhou/china: Asia/Shanghai
osaka/kyoto/japan: Asia/Tokyo
south korea/korea/busan: Asia/Seoul
tel aviv/israel: Asia/Jerusalem
abu dhabi/uae: Asia/Dubai
cape town/south africa: Africa/Johannesburg
new zealand/wellington: Pacific/Auckland
canberra: Australia/Sydney
nyc/ny/new york city/boston/washington/washington dc/washington d c/philadelphia/miami/atlanta/orlando/charlotte/pittsburgh/cleveland/baltimore/raleigh/tampa/brooklyn/eastern time/eastern/et/est/edt: America/New_York
houston/dallas/austin/san antonio/minneapolis/st louis/saint louis/nashville/new orleans/kansas city/milwaukee/memphis/central time/ct/cdt: America/Chicago
salt lake city/albuquerque/mountain time/mt/mst/mdt: America/Denver
la/sf/san francisco/seattle/san diego/san jose/palo alto/sacramento/las vegas/silicon valley/pacific time/pt/pst/pdt: America/Los_Angeles
montreal/montréal/ottawa/quebec/québec: America/Toronto
calgary/alberta: America/Edmonton
hawaii: Pacific/Honolulu
são paulo/rio de janeiro/rio: America/Sao_Paulo
portland: America/Los_Angeles America/New_York
birmingham: Europe/London America/Chicago
cambridge: Europe/London America/New_York
columbus: America/New_York America/Chicago
cst: America/Chicago Asia/Shanghai
bst: Europe/London
cet/cest/mez/mesz/central european time/central europe: Europe/Stockholm Europe/Berlin Europe/Oslo Europe/Copenhagen Europe/Paris
eet/eest: Europe/Helsinki Europe/Athens Europe/Tallinn Europe/Riga
wet/west: Europe/Lisbon
usa/us/u s/united states/america: America/New_York America/Chicago America/Denver America/Los_Angeles
canada/kanada: America/Toronto America/Vancouver America/Edmonton America/Winnipeg America/Halifax
australia/australien: Australia/Sydney Australia/Brisbane Australia/Adelaide Australia/Perth
brazil: America/Sao_Paulo America/Manaus America/Fortaleza
mexico: America/Mexico_City America/Tijuana America/Cancun
utc/gmt/zulu: UTC
`;

/** Names in lower case with the zones they stand for, as in {@link PLACES}. */
export const ZONES_BY_PLACE: ReadonlyMap<string, readonly string[]> = new Map(
  PLACES.trim()
    .split("\n")
    .flatMap((line) => {
      const [names = "", zones = ""] = line.split(": ");
      return names.split("/").map((name) => [name, zones.split(" ")] as const);
    }),
);

/** Where people of a country or language are likeliest to be, the likeliest first. */
export const LIKELY_ZONES: ReadonlyMap<string, readonly string[]> = new Map([
  ["en-US", ["America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"]],
  [
    "en-CA",
    ["America/Toronto", "America/Vancouver", "America/Edmonton", "America/Winnipeg", "America/Halifax"],
  ],
  ["en-AU", ["Australia/Sydney", "Australia/Brisbane", "Australia/Adelaide", "Australia/Perth"]],
  ["en-NZ", ["Pacific/Auckland", "Australia/Sydney", "Europe/London"]],
  ["en-IN", ["Asia/Calcutta", "Asia/Dubai", "Europe/London"]],
  ["en-IE", ["Europe/Dublin", "Europe/London", "Europe/Berlin"]],
  ["de-AT", ["Europe/Vienna", "Europe/Berlin", "Europe/Zurich"]],
  ["de-CH", ["Europe/Zurich", "Europe/Berlin", "Europe/Vienna"]],
  ["sv-FI", ["Europe/Helsinki", "Europe/Stockholm", "Europe/Oslo"]],
  ["en", ["Europe/London", "America/New_York", "Europe/Stockholm", "America/Los_Angeles", "Asia/Calcutta"]],
  ["sv", ["Europe/Stockholm", "Europe/Helsinki", "Europe/Oslo", "Europe/London"]],
  ["nb", ["Europe/Oslo", "Europe/Stockholm", "Europe/Copenhagen", "Europe/London"]],
  ["da", ["Europe/Copenhagen", "Europe/Stockholm", "Europe/Oslo", "Europe/London"]],
  ["fi", ["Europe/Helsinki", "Europe/Stockholm", "Europe/London"]],
  ["de", ["Europe/Berlin", "Europe/Vienna", "Europe/Zurich", "Europe/London"]],
  ["fr", ["Europe/Paris", "Europe/Brussels", "Europe/Zurich", "America/Toronto"]],
  [
    "es",
    ["Europe/Madrid", "Atlantic/Canary", "America/Mexico_City", "America/Bogota", "America/Buenos_Aires"],
  ],
  ["nl", ["Europe/Amsterdam", "Europe/Brussels", "Europe/London"]],
  ["pl", ["Europe/Warsaw", "Europe/Berlin", "Europe/London"]],
  ["pt", ["Europe/Lisbon", "America/Sao_Paulo", "Atlantic/Azores"]],
]);

/** A well-known zone for most offsets, for a clock that fits none of the likely ones. */
export const WORLD_ZONES = [
  "Europe/London",
  "Europe/Berlin",
  "Europe/Helsinki",
  "Europe/Istanbul",
  "Asia/Dubai",
  "Asia/Karachi",
  "Asia/Calcutta",
  "Asia/Dhaka",
  "Asia/Bangkok",
  "Asia/Shanghai",
  "Asia/Singapore",
  "Asia/Tokyo",
  "Australia/Adelaide",
  "Australia/Sydney",
  "Pacific/Auckland",
  "Pacific/Honolulu",
  "America/Anchorage",
  "America/Los_Angeles",
  "America/Denver",
  "America/Chicago",
  "America/New_York",
  "America/Halifax",
  "America/St_Johns",
  "America/Sao_Paulo",
  "Atlantic/Azores",
  "Africa/Lagos",
  "Africa/Johannesburg",
  "Africa/Nairobi",
] as const;
