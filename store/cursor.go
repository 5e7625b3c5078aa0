package store

// readAhead reads the records that lie beside a walk along the households, in
// the same order and a batch at a time.
type readAhead struct {
	tx        *Tx
	from, end key
	done      bool
	records   []stored
}

type stored struct{ key, value []byte }

// aheadBatch is how many records are read at a time.
const aheadBatch = 512

// readAhead begins with the records whose keys begin with from.
func (tx *Tx) readAhead(from key) *readAhead {
	return &readAhead{tx: tx, from: from, end: from.after()}
}

func (r *readAhead) fill() error {
	err := r.tx.engine.scan(r.from, r.end, func(k key, value []byte) error {
		if len(r.records) == aheadBatch {
			r.from = k
			return errStop
		}
		r.records = append(r.records, stored{k.bytes, value})
		return nil
	})
	r.done = err == nil
	return stopped(err)
}

// take gives the records whose keys begin with own. Those before them belong to
// households that are not walked, and are passed.
func (r *readAhead) take(own key, f func(value []byte) error) error {
	limit := own.after()
	for {
		if len(r.records) == 0 && !r.done {
			if err := r.fill(); err != nil {
				return err
			}
		}
		if len(r.records) == 0 {
			return nil
		}
		switch k := (key{own.bucket, r.records[0].key}); {
		case !k.before(limit):
			return nil
		case !k.before(own):
			if err := f(r.records[0].value); err != nil {
				return err
			}
		}
		r.records = r.records[1:]
	}
}
