package casework

import (
	"errors"

	"doudi/calc/roster"
	"doudi/store"
)

// VerifyJournal recomputes the chain of the journal and gives its head.
func (o *Office) VerifyJournal() (seq uint64, head roster.Digest, err error) {
	err = o.Store.Examine(func(tx *store.Tx) error {
		if err := o.allow(tx, ReadJournal); err != nil {
			return err
		}
		var digest [32]byte
		seq, digest = tx.Head()
		head = digest
		return tx.VerifyJournal()
	})
	return seq, head, err
}

// VerifyAgainst compares the journal with what is known of it outside the store:
// with the store's own anchor (""), with an anchor kept elsewhere (its path), or
// with the foot of a printed roster ("journal 12 0123abcd…4567"). It returns how
// many lines agree. The error is *store.Parted where the journal does not go on
// from there, store.ErrForeign for the anchor of another store, and ErrNoFoot
// where outside is none of these.
func (o *Office) VerifyAgainst(outside string) (lines int, err error) {
	err = o.Store.Examine(func(tx *store.Tx) error {
		if err := o.allow(tx, ReadJournal); err != nil {
			return err
		}
		foot, printed := store.ParseFoot(outside)
		switch {
		case outside == "":
			lines, err = o.Store.VerifyAnchor(tx)
		case store.IsAnchor(outside):
			lines, err = tx.VerifyAnchorAt(outside)
		case printed:
			lines, err = 1, tx.VerifyFoot(foot)
		default:
			err = ErrNoFoot
		}
		return err
	})
	return lines, err
}

// ErrNoFoot is the failure of a text to be a roster's foot or an anchor's path.
var ErrNoFoot = errors.New("neither a foot nor an anchor")
