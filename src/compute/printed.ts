/** What some offices print beside a formula: "Polaritas : Maksimal", "Periode : Triwulan". Null where it is not printed. */

const VALUE = '\\s*[:=]\\s*(?<value>[^.;:|\\n]{1,60}?)\\s*(?=$|[.;|\\n]|\\s\\p{Lu}[\\p{L} ]{2,30}\\s*:)';
const POLARITAS = new RegExp(`(?<!\\p{L})polari(?:tas|sasi)(?:\\s+indikator)?${VALUE}`, 'iu');
const PERIODE = new RegExp(`(?<!\\p{L})(?:periode|frekuensi)(?:\\s+(?:pengukuran|pelaporan|penghitungan|perhitungan|data))?${VALUE}`, 'iu');

export function printedTerms(penjelasan: string | null): { readonly polaritas: string | null; readonly periode: string | null } {
  const value = (label: RegExp): string | null => label.exec(penjelasan ?? '')?.groups?.['value'] ?? null;
  return { polaritas: value(POLARITAS), periode: value(PERIODE) };
}
