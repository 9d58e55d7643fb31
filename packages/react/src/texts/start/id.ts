/**
 * The words of the first screen in Bahasa Indonesia. `{name}` is a parameter: a count, a size or the name of a field,
 * never a value.
 */
export const id = {
  'start.title': 'Foto KTP Anda',
  'start.lead': 'Siapkan KTP asli. Data terisi otomatis dari foto, lalu Anda periksa.',
  'start.tips.label': 'Agar terbaca dengan baik',
  'start.tips.whole': 'Seluruh kartu terlihat',
  'start.tips.whole.more': 'Keempat sudut masuk ke bingkai.',
  'start.tips.glare': 'Tanpa pantulan cahaya',
  'start.tips.glare.more': 'Jauhkan dari lampu dan lampu kilat.',
  'start.tips.sharp': 'Tulisan tajam dan terang',
  'start.tips.sharp.more': 'Pegang diam, cari tempat terang.',
  'start.camera': 'Foto KTP',
  'start.camera.more': 'Pakai kamera perangkat ini',
  'start.file': 'Pilih file',
  'start.file.more': 'Foto JPG atau PNG yang sudah ada',
  'start.drop': 'Seret foto KTP ke sini, tempel, atau pilih cara lain',
  'start.drop.over': 'Lepaskan untuk memakai foto ini',
  'start.noCamera': 'Kamera di halaman ini tidak bisa dibuka. Tombol di atas memakai aplikasi kamera ponsel.',
  'privacy.device': 'Foto dibaca di perangkat ini dan tidak dikirim ke mana pun.',
  'privacy.server': 'Foto dikirim ke server {operator} di {place} hanya untuk dibaca, lalu dihapus.',
  'privacy.provider':
    'Foto dikirim ke server {operator} di {place}, lalu ke {provider} di {region}, hanya untuk dibaca.',
  'privacy.abroad':
    'Foto dikirim ke server {operator} di {place}, lalu ke luar negeri, ke {provider} di {region}, hanya untuk dibaca.',
  'announce.captured': 'Foto diambil.',
  'announce.photo.chosen': 'Foto dipilih.',
  'start.two': 'Pilih satu foto saja.',
  'start.notPhoto': 'Itu bukan foto. Gunakan JPG atau PNG.',
  'privacy.serverPlain': 'Foto dikirim ke server aplikasi ini hanya untuk dibaca, lalu dihapus.',
  'start.opening': 'Membuka foto',
  'start.notOpened': 'Bagian berikutnya belum termuat. Foto Anda masih ada. Periksa koneksi, lalu coba lagi.',
  'start.reloaded':
    'Halaman ini dimuat ulang oleh ponsel saat aplikasi kamera terbuka, sehingga fotonya hilang. Foto lagi dengan kamera di halaman ini.',
  'start.back': 'Kembali ke isian',
  'start.again': 'Coba lagi',
} as const satisfies Readonly<Record<string, string>>;
