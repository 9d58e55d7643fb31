import { answerPage } from './answerPage.ts';

answerPage(null);
