import { badOption, requireInteger } from '@firth/core';
import { maxPosition, requireAbove, requireChoice, requireLength } from '../options.ts';
import type { LLaMA3Scaling, LongRoPEScaling, RoPEScaling, YaRNScaling } from './rope-options.ts';

/**
 * Refuses a scaling with a number out of range.
 *
 * @throws FirthError `BAD_OPTION`
 */
export function checkScaling(scaling: RoPEScaling, rotaryDimensions: number): void {
  requireChoice('scaling.type', scaling.type, ['linear', 'ntk', 'dynamic-ntk', 'yarn', 'llama3', 'longrope']);
  requireAbove('scaling.factor', scaling.factor, 0);
  // From 2 on: LongRoPE divides by the logarithm.
  if (scaling.type !== 'linear' && scaling.type !== 'ntk')
    requireInteger('scaling.trainedPositions', scaling.trainedPositions, 2, maxPosition);

  if (scaling.type === 'ntk' || scaling.type === 'dynamic-ntk') {
    // The exponent r / (r − 2) has no value at r = 2.
    requireInteger('rotaryDimensions', rotaryDimensions, 4, 65_536);
  } else if (scaling.type === 'yarn') checkYaRN(scaling);
  else if (scaling.type === 'llama3') checkLLaMA3(scaling);
  else if (scaling.type === 'longrope') checkLongRoPE(scaling, rotaryDimensions / 2);
}

function checkYaRN({ slowTurns = 1, fastTurns = 32, attentionFactor = 1 }: YaRNScaling): void {
  requireAbove('scaling.slowTurns', slowTurns, 0);
  requireAbove('scaling.fastTurns', fastTurns, slowTurns);
  requireAbove('scaling.attentionFactor', attentionFactor, 0);
}

function checkLLaMA3({ lowFrequencyFactor, highFrequencyFactor }: LLaMA3Scaling): void {
  requireAbove('scaling.lowFrequencyFactor', lowFrequencyFactor, 0);
  requireAbove('scaling.highFrequencyFactor', highFrequencyFactor, lowFrequencyFactor);
}

function checkLongRoPE({ shortFactors, longFactors, attentionFactor = 1 }: LongRoPEScaling, pairs: number): void {
  for (const [name, factors] of Object.entries({ shortFactors, longFactors })) {
    if (typeof factors?.length !== 'number')
      throw badOption(`scaling.${name}`, factors, `${pairs} numbers, one a pair`);
    requireLength(`scaling.${name}`, factors, pairs, 'rotaryDimensions / 2');
    for (let pair = 0; pair < pairs; pair++) requireAbove(`scaling.${name}[${pair}]`, factors[pair], 0);
  }
  requireAbove('scaling.attentionFactor', attentionFactor, 0);
}
