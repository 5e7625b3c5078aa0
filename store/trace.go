package store

import "doudi/calc"

// Trace is what the households, decisions and facts of a village leave of
// themselves: whatever is written, changed or taken away there leaves another.
// Two traces are only to be compared while the store keeps its keys.
type Trace [tagSize]byte

// Traces are the traces of all villages that have anything on file. Nothing is
// opened for them.
func (tx *Tx) Traces() (map[calc.RegionCode]Trace, error) {
	t := tracing{keys: tx.keys, sums: map[calc.RegionCode]*runningSum{}}
	for _, b := range [...]bucket{householdBucket, decisionBucket, factBucket} {
		if err := tx.engine.raw.scan(all(b), key{b, nil}, t.take); err != nil {
			return nil, err
		}
	}
	return t.traces(), nil
}

// tracing sums up envelopes by village, which lie side by side.
type tracing struct {
	keys *Keyring
	sums map[calc.RegionCode]*runningSum
	at   []byte // the village of the record before
	sum  *runningSum
}

func (t *tracing) take(k key, sealed []byte) (err error) {
	if village := k.bytes[:min(12, len(k.bytes))]; t.sum == nil || string(village) != string(t.at) {
		t.at = village
		if t.sum = t.sums[calc.RegionCode(village)]; t.sum == nil {
			if t.sum, err = newRunningSum(t.keys.sum, [tagSize]byte{}); err != nil {
				return err
			}
			t.sums[calc.RegionCode(village)] = t.sum
		}
	}
	t.sum.add(sealed)
	return nil
}

func (t *tracing) traces() map[calc.RegionCode]Trace {
	out := make(map[calc.RegionCode]Trace, len(t.sums))
	for village, sum := range t.sums {
		out[village] = sum.value()
	}
	return out
}

// Trace is the trace of one village's dossiers.
func (d *Dossiers) Trace() (Trace, error) {
	sum, err := newRunningSum(d.keys.sum, [tagSize]byte{})
	if err != nil {
		return Trace{}, err
	}
	for _, records := range [...][]sealedRecord{d.households, d.decisions, d.facts} {
		for _, r := range records {
			sum.add(r.sealed)
		}
	}
	return sum.value(), nil
}
