/**
 * The words by which Indonesian measuring cells say that they count, divide or grade. Keys are lower case and without
 * punctuation at their edges. Nothing here names an office, a place or a programme.
 */

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter((word) => word !== ''));

export const COUNTING = set('jumlah jml jlh jum total banyaknya banyak ∑');
/** Weak scans read "l" as "i" or "1", "h" as "n" and "m" as "rn". */
const MISREAD_COUNTING = /^ju(?:m|rn)[l1i]a[hn]$/;
export const isCounting = (key: string): boolean => COUNTING.has(key) || MISREAD_COUNTING.test(key);

/** "Rekapitulasi jumlah X" counts X. */
export const GATHERING = set('rekapitulasi rekap akumulasi');

/** A side of a division or difference that begins so is a quantity, though no counting word stands there. */
export const QUANTITY = set(`realisasi target pagu capaian nilai skor luas panjang volume besaran besarnya rata-rata kebutuhan
  anggaran hasil seluruh semua keseluruhan rencana rp selisih frekuensi angka indeks rekapitulasi rekap akumulasi persentase prosentase`);

/** A colon after these opens a list or a note and divides nothing. */
export const LIST_LEADS = set(`terkait lain meliputi yaitu yakni adalah catatan keterangan ket berikut dari berupa seperti contoh
  misalnya rumus formula formulasi perhitungan penghitungan pengukuran indikator atas mencakup nb tentang`);

/** "Rumus :", "Formulasi Perhitungan :", "Cara menghitung :" announce the formula. */
export const LABEL_HEADS = set('rumus formula formulasi formulir perhitungan penghitungan pengukuran cara metode rumusan');
export const LABEL_TAILS = set('rumus formula perhitungan penghitungan pengukuran menghitung mengukur hitung indikator kinerja');
/** The kind of calculation is a note about the formula, not the announcement of one. */
export const NOT_A_LABEL_AFTER = set('tipe jenis');
/** "Catatan :", "Keterangan :", "Tipe Perhitungan :" begin a note after the formula. */
export const NOTE_HEADS = set('catatan keterangan ket nb tipe satuan dimana penjelasan');

/** "Persentase X : jumlah A / jumlah B": the colon after these names what is computed. */
export const NAMING = set('persentase prosentase presentase tingkat indeks ikm skm cakupan rasio angka capaian nilai');

/** Words that say what a name means; what follows them may be the computation itself. */
export const DEFINING = set('adalah merupakan yaitu yakni ialah dihitung diperoleh');
export const DEFINING_TAILS = set('dari dengan melalui berdasarkan cara');

/** "Perbandingan (antara) A dengan B" and its sisters name a division before its sides. */
export const DIVISION_NOUNS = set('perbandingan rasio ratio pembagian bagi membandingkan membagi');
/** What may stand before a division noun at the head of the text. */
export const DIVISION_NOUN_LEADS = set('jumlah nilai hasil persentase prosentase angka tingkat besarnya');
export const CONNECTORS = set('dengan terhadap dan');
/** "sesuai dengan", "bekerja sama dengan": the word belongs to the one before it and joins no sides. */
export const CONNECTOR_PARTNERS = set(`sesuai sama bersama bekerjasama kerjasama berkaitan kaitan berhubungan hubungan
  terkait bersamaan sampai selaras dimulai berbanding berkenaan sejalan seiring`);
/** "dengan baik", "dengan tepat waktu" say how, not against what. */
export const ADVERBIALS = set(`baik benar tepat tertib lancar cepat aman optimal maksimal cara metode mudah ketentuan peraturan
  aturan standar lengkap rutin memperhatikan menggunakan demikian rinci`);

/** "dibagi kepada" hands out, "dibagi menjadi" splits up; neither divides numbers. */
export const HANDING_OUT = set('kepada menjadi ke oleh dalam atas secara untuk');
/** A change "dibandingkan tahun lalu" is told, not computed. */
export const CHANGE = set('meningkat menurun meningkatnya menurunnya peningkatan penurunan kenaikan naik turun bertambah berkurang');
export const PERIODS = set('tahun bulan periode triwulan semester pada selama tiap setiap minimal maksimal ke');

/** A counting word after these goes on with the phrase and begins no second one. */
export const JOINING = set(`dari antara merupakan adalah dan atau per dengan terhadap total jumlah rekapitulasi rekap akumulasi
  dalam dibanding dibandingkan yaitu pada target oleh untuk berdasarkan sesuai ∑ rata-rata penetapan penghitungan perhitungan`);

/** Instruments that measure by asking, scoring or grading. */
export const INSTRUMENTS = set('survei survey indeks index ikm skm kuesioner kuisioner skor sakip akip maturitas kematangan kapabilitas');
export const GRADES = set('opini predikat akreditasi');
/** May stand before an instrument's name. */
export const INSTRUMENT_LEADS = set(
  'hasil penilaian pengukuran perhitungan penghitungan evaluasi nilai capaian perolehan rata-rata angka tingkat skor besarnya persentase prosentase',
);
/** "Nilai evaluasi", "Nilai persepsi": graded, while "Nilai investasi" is money. */
export const GRADED_VALUES = set(
  'evaluasi kinerja kepuasan persepsi konversi interval lakip lkjip lke maturitas kematangan kapabilitas akuntabilitas',
);
export const MONEY_ACRONYMS = set('PDRB PAD PBB NJOP BPHTB APBD APBN DAU DAK ADD DD PNBP BMD RAB HPS');
/** "Nilai …", "Hasil penilaian …": a figure that somebody gives out, if the text says who. */
export const GIVEN_HEADS = set('nilai skor predikat peringkat opini kategori');
/** What is found by an instrument, and the words before its name: "Nilai unsur dalam Survei …". */
export const VALUES = set('nilai skor');
export const FOUND_BY = set('dalam dari pada melalui menurut berdasarkan unsur');
/** Between who judged and what: "Hasil penilaian BPKP atas …". */
export const OF_WHAT = set('atas terhadap tentang mengenai');
export const JUDGING = set('penilaian evaluasi audit reviu verifikasi pemeringkatan akreditasi asesmen pemeriksaan pengawasan');
export const GIVING = set('dikeluarkan diterbitkan diberikan ditetapkan dirilis diumumkan dinilai');
/** Bodies that judge others: enough right behind "Hasil penilaian", where the other names may be what is judged. */
export const JUDGES = set(
  `kementerian inspektorat ombudsman komisi kemenpan kemenpan-rb kemenpanrb kemendagri kemenkes kemenkeu menpan gubernur`,
);
/** Who gives it out: an office above or beside the one that is measured. */
export const BODIES: ReadonlySet<string> = new Set([...JUDGES, ...set('badan lembaga provinsi biro arsip dewan pemerintah perpustakaan')]);
/** Who gives marks, but also only looks at things: enough where a mark is named, not behind "Hasil penilaian". */
export const PANELS = set('tim panitia juri asesor auditor');
/** "Nilai investasi", "Nilai jual": sums of money and goods, whoever reports them. */
export const MONEY_NOUNS = set(`investasi jual beli kontrak aset transaksi produksi tambah ekspor impor retribusi pajak pagu anggaran
  belanja omzet omset pendapatan penjualan pembelian perolehan barang hibah pinjaman kredit tunggakan ekonomi uang penerimaan`);

export const MEASURED_BY = set('diukur dinilai diperoleh dihitung didapat berdasarkan menggunakan');
export const MEASURED_FILLERS = set('melalui dengan dari menggunakan berdasarkan hasil nilai skor oleh alat');
/** A text headed so speaks of a document or an activity and only mentions the instrument. */
export const DOCUMENT_HEADS = set(`laporan dokumen penyusunan pelaksanaan tersusunnya terlaksananya pengisian pelaporan rekap draf
  draft kegiatan data menyusun melaksanakan pembuatan publikasi tersedianya penyebaran`);
/** An instrument's name ends before these. */
export const NAME_STOPS = set(`sebagai setiap yang pada di dari oleh untuk dengan dan terhadap dalam meliputi adalah per tahun
  merupakan secara sesuai kepada ke melalui berdasarkan atau`);
