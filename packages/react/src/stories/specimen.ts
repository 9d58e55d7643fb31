import { drawSpecimen, inventPerson, type SpecimenOptions } from '@ktp-ocr/testing';

/** The person the fakes answer with, drawn as a card, so that what is shown and what is read agree. */
export async function specimenFile(options: SpecimenOptions = {}, name = 'contoh.jpg'): Promise<File> {
  return new File([await drawSpecimen(inventPerson(5), options)], name, { type: 'image/jpeg' });
}
