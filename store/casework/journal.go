package casework

import (
	"doudi/calc/roster"
	"doudi/store"
)

// Journal is the last entries of the journal, at most limit of them; all where
// limit is not positive.
func (o *Office) Journal(limit int) (entries []store.Entry, err error) {
	err = o.Store.View(func(tx *store.Tx) error {
		entries = nil
		if err := o.allowReading(tx, readJournal); err != nil {
			return err
		}
		from, _ := tx.Head()
		if limit <= 0 || uint64(limit) > from {
			from = 0
		} else {
			from -= uint64(limit) - 1
		}
		return tx.Journal(from, func(j *store.Entry) error {
			entries = append(entries, *j)
			return nil
		})
	})
	return entries, err
}

// VerifyJournal recomputes the chain of the journal and gives its head.
func (o *Office) VerifyJournal() (seq uint64, head roster.Digest, err error) {
	err = o.Store.View(func(tx *store.Tx) error {
		if err := o.allowReading(tx, readJournal); err != nil {
			return err
		}
		var digest [32]byte
		seq, digest = tx.Head()
		head = digest
		return tx.VerifyJournal()
	})
	return seq, head, err
}
