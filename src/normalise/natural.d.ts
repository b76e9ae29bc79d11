// `natural` types its main module only, and that one is slow to load and prints to standard output.
declare module 'natural/lib/natural/distance/levenshtein_distance.js' {
  const distances: { DamerauLevenshteinDistance(source: string, target: string, options: { restricted: boolean }): number };
  export default distances;
}
declare module 'natural/lib/natural/distance/jaro-winkler_distance.js' {
  const jaroWinklerDistance: (a: string, b: string) => number;
  export default jaroWinklerDistance;
}
declare module 'natural/lib/natural/stemmers/indonesian/stemmer_id.js' {
  const stemmer: { stem(word: string): string };
  export default stemmer;
}
