import { answerPage } from './answerPage.ts';
import { findCard } from './findCard.ts';

// A separate worker, not a file the other one fetches on demand: many bundlers turn a worker into one file, or fail.
answerPage(findCard);
