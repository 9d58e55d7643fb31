// Stands in for Tencent Cloud: accepts everything and answers with a card. A separate process, so that its work is not
// counted.
import { createServer } from 'node:http';
import { scenarioAnswer } from '@ktp-ocr/testing';
import { responseFromReading } from '@ktp-ocr/core/kit';

const { reading } = scenarioAnswer('read', { withFace: false, attempt: 1 });
const answer = JSON.stringify({ Response: responseFromReading(reading!, 'a0b1c2d3') });
const server = createServer((request, response) => {
  request.resume().on('end', () => {
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(answer) });
    response.end(answer);
  });
});
server.listen(0, '127.0.0.1', () => {
  process.send?.({ url: `http://127.0.0.1:${(server.address() as { port: number }).port}` });
});
process.on('disconnect', () => process.exit());
