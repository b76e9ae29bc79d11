/** Invented words of offices, of which documents without end can be made. */

const list = (words: string): readonly string[] => words.split(',').map((word) => word.trim());

/** About 110 things that offices count: each stands in about one row of a hundred. */
export const THINGS = list(`musrenbang, laporan keuangan, surat masuk, surat keluar, arsip, aset kantor, kartu keluarga, akta kelahiran,
  izin usaha mikro, izin keramaian, posyandu, jalan lingkungan, jembatan, drainase, sumur bor, lampu jalan, pos ronda, karang taruna,
  kelompok tani, koperasi, pasar rakyat, bank sampah, taman bacaan, sekolah dasar, guru honorer, siswa berprestasi, beasiswa, puskesmas
  pembantu, imunisasi, stunting, ibu hamil, lansia, disabilitas, keluarga miskin, bantuan sosial, rumah layak huni, air bersih,
  sanitasi, pajak bumi bangunan, retribusi, penyerapan anggaran, pengadaan barang, kontrak kerja, gaji berkala, kenaikan pangkat,
  pensiun, cuti, disiplin pegawai, pelatihan, sertifikasi, penilaian kinerja, rapat koordinasi, notulen, undangan, website, aplikasi,
  jaringan komputer, pengaduan, survei kepuasan, standar pelayanan, maklumat, perjanjian kerja sama, peraturan desa, dana desa, bumdes,
  perangkat desa, batas wilayah, sengketa tanah, pertanahan, tata ruang, reklame, bangunan liar, pedagang kaki lima, patroli, konflik
  sosial, linmas, bencana alam, logistik bencana, pohon rawan, kebakaran, unjuk rasa, narkoba, pemilih, partai politik, ormas, forum
  kerukunan, tempat ibadah, haji, zakat, festival budaya, cagar budaya, sanggar seni, desa wisata, homestay, olahraga, lapangan, atlet,
  pemuda pelopor, perpustakaan, kearsipan, statistik sektoral, perikanan, ternak sehat, vaksinasi hewan, benih padi, irigasi, pupuk,
  penyuluhan, hutan rakyat, energi surya`);

export const DEEDS = list(`yang diselesaikan, yang terlaksana, yang difasilitasi, yang ditindaklanjuti, yang dilaporkan, yang diverifikasi,
  yang dibina, yang tersedia, yang terpelihara, yang disusun, yang dievaluasi, yang dipublikasikan`);

export const WAYS =
  list(`tepat waktu, sesuai standar, sesuai ketentuan, setiap bulan, setiap triwulan, dalam satu tahun, tanpa temuan, secara
  daring, di tingkat desa, di tingkat kabupaten, sesuai perencanaan, dengan kategori baik, secara berkala, sampai tuntas, menurut jadwal,
  sesuai pagu, bersama masyarakat, lintas sektor, dengan dokumen lengkap, secara terpadu`);

export const MEASURES = ['Persentase', 'Jumlah', 'Tingkat', 'Cakupan'] as const;

export const AIMS = list(`Meningkatnya kualitas, Meningkatnya ketepatan, Terwujudnya tertib, Meningkatnya cakupan, Terlaksananya pembinaan,
  Optimalnya pengelolaan, Meningkatnya partisipasi, Terpenuhinya kebutuhan`);

export const SOURCES = list(`Laporan bulanan, Buku register, Daftar hadir, Notulen rapat, Rekapitulasi data, Berita acara, Surat keputusan,
  Aplikasi kantor, Hasil survei, Dokumen perencanaan, Laporan kegiatan, Foto kegiatan, Kartu kendali, Data pokok, Basis data terpadu`);

export const SECTIONS =
  list(`Pemerintahan, Pelayanan, Pembangunan, Ketertiban, Kesejahteraan, Pemberdayaan Masyarakat, Umum dan Kepegawaian,
  Program dan Keuangan, Data dan Informasi, Sarana dan Prasarana`);
