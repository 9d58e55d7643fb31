// The embedded engine starts worker threads and reads its weights from its own folder, so it is loaded, not bundled.
export default { serverExternalPackages: ['@ktp-ocr/engine'] };
