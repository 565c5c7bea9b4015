import { type LanguageModel, readLanguageModel } from '@firth/language-model';
import { fetchData } from './fetch-data.ts';

/** Returns a small causal language model of the State of the Union addresses since 1962, trained when the page was built. */
export async function loadLanguageModel(): Promise<LanguageModel> {
  return readLanguageModel(await fetchData('language-model.safetensors'), 'language-model.safetensors');
}
