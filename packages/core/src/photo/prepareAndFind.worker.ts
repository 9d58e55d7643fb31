import { answerPage } from './answerPage.ts';
import { findCard } from './findCard.ts';

// A worker of its own, and no file that the other fetches when it is asked: many bundlers make one file of a worker, or none.
answerPage(findCard);
