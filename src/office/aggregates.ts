/**
 * Names and codes under which tables of international organisations have groups of countries among the countries: World Bank,
 * International Monetary Fund, United Nations, OECD, Eurostat.
 */
const names = [
  'Africa',
  'Americas',
  'Asia',
  'Europe',
  'Oceania',
  'North America',
  'South America',
  'Central America',
  'Latin America',
  'Northern Africa',
  'Eastern Africa',
  'Middle Africa',
  'Southern Africa',
  'Western Africa',
  'Central Asia',
  'Eastern Asia',
  'South-eastern Asia',
  'Southern Asia',
  'South Asia',
  'Western Asia',
  'Eastern Europe',
  'Northern Europe',
  'Southern Europe',
  'Western Europe',
  'Arab States',
  'Arab World',
  'Asia and the Pacific',
  'Africa Eastern and Southern',
  'Africa Western and Central',
  'Caribbean small states',
  'Pacific island small states',
  'Other small states',
  'Small states',
  'Central Europe and the Baltics',
  'East Asia and Pacific',
  'East Asia and the Pacific',
  'Very high human development',
  'High human development',
  'Medium human development',
  'Low human development',
  'Small island developing states',
  'Landlocked developing countries',
  'Europe and Central Asia',
  'Latin America and Caribbean',
  'Latin America and the Caribbean',
  'Middle East and North Africa',
  'Middle East, North Africa, Afghanistan and Pakistan',
  'Middle East and Central Asia',
  'Sub-Saharan Africa',
  'European Union',
  'Euro area',
  'ASEAN',
  'ASEAN-5',
  'APEC',
  'BRICS',
  'G7',
  'G20',
  'GCC',
  'Mercosur',
  'Nordic countries',
  'SAARC',
  'OECD',
  'OECD members',
  'OECD average',
  'Organisation for Economic Co-operation and Development',
  'Organization for Economic Co-operation and Development',
  'OECDE',
  'IBRD only',
  'IDA blend',
  'IDA only',
  'High income',
  'Low income',
  'Low and middle income',
  'Lower middle income',
  'Middle income',
  'Upper middle income',
  'Not classified',
  'Developed countries',
  'Developing countries',
  'Least developed countries',
  'Fragile and conflict affected situations',
  'Heavily indebted poor countries',
  'Early-demographic dividend',
  'Late-demographic dividend',
  'Pre-demographic dividend',
  'Post-demographic dividend',
  'Advanced economies',
  'Major advanced economies',
  'Other advanced economies',
  'Emerging market and developing economies',
  'Emerging and developing Asia',
  'Emerging and developing Europe',
  '世界',
  '全球',
  '欧盟',
  '欧元区',
  '经合组织',
  '亚洲',
  '非洲',
  '欧洲',
  '大洋洲',
  '北美洲',
  '南美洲',
  '高收入国家',
  '中等收入国家',
  '低收入国家',
];

const plainGroupName = (name: string) =>
  name
    .toLowerCase()
    .replaceAll('&', 'and')
    .replaceAll('-', ' ')
    .replace(/ (countries|members|scores?|average|mean|total)$/u, '');
const knownAggregates = new Set(names.map(plainGroupName));
/** EU27_2020, EA20, G7; European Union - 27 countries (from 2020). */
const numberedGroup = /^(eu(\d\d)?(_\d{4})?|ea\d*|(european union|euro area|world ?wide)( [-–—] .*)?)$/iu;

/** GLOBAL AVARAGE, Regional mean, EU average, World median. */
const averageOf =
  /^(global|world|regional|overall|sample|country|countries|eu|oecd|asean|region)\b.*\b(average|avarage|averge|mean|median|total)s?$/iu;

/** Whether a name among those of countries is that of a group of them; what stands behind it in brackets or after a colon says which. */
export function isAggregate(name: string): boolean {
  return (
    knownAggregates.has(plainGroupName(name.replace(/\s*(\(.*\)|: .*)$/u, ''))) ||
    numberedGroup.test(name) ||
    averageOf.test(name)
  );
}
