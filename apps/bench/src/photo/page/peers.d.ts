declare module '*?url' {
  const address: string;
  export default address;
}
declare module 'jscanify/client' {
  interface Place {
    x: number;
    y: number;
  }
  export default class Jscanify {
    findPaperContour(picture: unknown): unknown;
    getCornerPoints(contour: unknown): {
      topLeftCorner?: Place;
      topRightCorner?: Place;
      bottomRightCorner?: Place;
      bottomLeftCorner?: Place;
    };
  }
}
