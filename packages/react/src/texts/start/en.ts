import type { id } from './id.ts';

/** The words of the first screen in English. Where there is a count, the singular comes first: `one|many`. */
export const en: Readonly<Record<keyof typeof id, string>> = {
  'start.title': 'Photograph your KTP',
  'start.lead': 'Have your original card ready. We fill in the details from the photo, then you check them.',
  'start.tips.label': 'For a good reading',
  'start.tips.whole': 'The whole card in view',
  'start.tips.whole.more': 'All four corners inside the frame.',
  'start.tips.glare': 'No glare',
  'start.tips.glare.more': 'Away from lamps and flash.',
  'start.tips.sharp': 'Sharp, well-lit text',
  'start.tips.sharp.more': 'Hold still, find a bright place.',
  'start.camera': 'Take a photo',
  'start.camera.more': "Use this device's camera",
  'start.file': 'Choose a file',
  'start.file.more': 'A JPG or PNG you already have',
  'start.drop': 'Drop the photo here, paste it, or choose another way',
  'start.drop.over': 'Drop to use this photo',
  'start.noCamera': "The camera of this page could not be opened. The button above uses your phone's camera app.",
  'privacy.device': 'The photo is read on this device and is not sent anywhere.',
  'privacy.server': "The photo is sent to {operator}'s server in {place} only to be read, then deleted.",
  'privacy.provider':
    "The photo is sent to {operator}'s server in {place}, and from there to {provider} in {region}, only to be read.",
  'privacy.abroad':
    "The photo is sent to {operator}'s server in {place}, and from there abroad, to {provider} in {region}, only to be read.",
  'announce.captured': 'Photo taken.',
  'announce.photo.chosen': 'Photo chosen.',
  'start.two': 'Choose one photo only.',
  'start.notPhoto': 'That is not a photo. Use JPG or PNG.',
  'privacy.serverPlain': "The photo is sent to this app's server only to be read, then deleted.",
  'start.opening': 'Opening the photo',
  'start.notOpened': 'The next part has not loaded. Your photo is still here. Check your connection, then try again.',
  'start.reloaded':
    'The phone reloaded this page while the camera app was open, so the photo was lost. Take it again with the camera on this page.',
  'start.back': 'Back to the fields',
  'start.again': 'Try again',
};
