package store

// sealedEngine is the seam over an engine that keeps sealed values: it opens
// what is read, seals what is written, and keeps the count and the keyed sum
// of all envelopes, which the head record states.
type sealedEngine struct {
	raw     engine
	box     *envelope
	sum     *runningSum
	records uint64
}

// get is the value of a key, nil where there is none. It is the caller's own.
func (e *sealedEngine) get(k key) ([]byte, error) {
	sealed, err := e.raw.get(k)
	if sealed == nil || err != nil {
		return nil, err
	}
	return e.box.open(k, sealed)
}

func (e *sealedEngine) has(k key) (bool, error) {
	sealed, err := e.raw.get(k)
	return sealed != nil, err
}

func (e *sealedEngine) put(k key, value []byte) error {
	if err := e.forget(k); err != nil {
		return err
	}
	sealed := e.box.seal(k, value)
	e.sum.add(sealed)
	e.records++
	return e.raw.put(k, sealed)
}

// lay puts records of one bucket that are sealed and summed already, in the order
// of their keys. Behind the bucket's last key, where a load of new records comes to lie,
// nothing needs to be looked for that they might replace.
func (e *sealedEngine) lay(b bucket, records []sealedRecord) error {
	if len(records) == 0 {
		return nil
	}
	behind := true
	err := e.raw.scan(key{b, records[0].key}, key{b, nil}, func(key, []byte) error {
		behind = false
		return errStop
	})
	if stopped(err) != nil {
		return err
	}
	for _, r := range records {
		k := key{b, r.key}
		if !behind {
			if err := e.forget(k); err != nil {
				return err
			}
		}
		e.records++
		if err := e.raw.put(k, r.sealed); err != nil {
			return err
		}
	}
	return nil
}

func (e *sealedEngine) delete(k key) error {
	if err := e.forget(k); err != nil {
		return err
	}
	return e.raw.delete(k)
}

// forget takes what a key holds out of the sum.
func (e *sealedEngine) forget(k key) error {
	sealed, err := e.raw.get(k)
	if sealed == nil || err != nil {
		return err
	}
	e.sum.take(sealed)
	e.records--
	return nil
}

// scan walks the keys from from up to but not including to, with their values,
// which are f's own.
func (e *sealedEngine) scan(from, to key, f func(k key, value []byte) error) error {
	return e.raw.scan(from, to, func(k key, sealed []byte) error {
		value, err := e.box.open(k, sealed)
		if err != nil {
			return err
		}
		return f(k, value)
	})
}

// keys walks the keys alone and opens nothing.
func (e *sealedEngine) keys(from, to key, f func(k key) error) error {
	return e.raw.scan(from, to, func(k key, _ []byte) error { return f(k) })
}
