package casework

import (
	"fmt"
	"path/filepath"
	"strings"

	"doudi/calc"
	"doudi/store"
)

// The acts by which something leaves the machine, and what is made of it on
// another.

// HandOver writes a proved copy of the store to a path or into a folder, encrypted
// for its recipients 加密移交. Who they are stands in the journal before the file
// has its name.
func (o *Office) HandOver(to string, recipients *store.Recipients) (*store.Copy, error) {
	if err := o.Store.View(func(tx *store.Tx) error { return o.allow(tx, MakeCopy) }); err != nil {
		return nil, err
	}
	return o.Store.HandOver(to, recipients, func(made *store.Copy) error {
		return o.act(func(tx *store.Tx) (store.Entry, error) {
			if err := o.allow(tx, MakeCopy); err != nil {
				return store.Entry{}, err
			}
			return store.Entry{Act: "store.handover", Subject: filepath.Base(made.Path), Reason: leaving(made.Seq, made.Digest, recipients)}, nil
		})
	})
}

// leaving is what the journal keeps of a file that leaves the machine: up to where
// the store is in it, and for whom it was encrypted.
func leaving(seq uint64, digest [32]byte, to *store.Recipients) string {
	return fmt.Sprintf("%d %x %s", seq, digest, strings.Join(to.Names(), " "))
}

// RestoreHandover puts a copy that was handed over back in the place of the store,
// as Restore does.
func (o *Office) RestoreHandover(from string, identities *store.Identities, replace bool) (aside string, err error) {
	err = o.Store.Receive(from, identities, func(copied string) error {
		aside, err = o.Restore(copied, replace)
		return err
	})
	return aside, err
}

// exportJournal is the auditor's right to take the journal, and with it all that
// the store says, to a machine of their own.
const exportJournal Right = "journal.export"

// mayExport is allow for exportJournal, which no other role has.
func (o *Office) mayExport(tx *store.Tx) error {
	if err := o.allow(tx, ReadJournal); err != nil {
		return err
	}
	op, err := tx.Operator(o.Operator)
	if err == nil && !op.Has(store.Auditor) {
		err = calc.Refuse("operator.forbidden", o.Operator, op.RoleNames(), string(exportJournal))
	}
	return err
}

// ExportJournal writes the journal with all records in plain, encrypted for its
// recipients 审计导出, and notes the reason.
func (o *Office) ExportJournal(to string, recipients *store.Recipients, reason string) (*store.Exported, error) {
	if err := o.Store.View(o.mayExport); err != nil {
		return nil, err
	}
	if err := typed("reason", reason); err != nil {
		return nil, err
	}
	return o.Store.Export(to, recipients, func(made *store.Exported) error {
		return o.act(func(tx *store.Tx) (store.Entry, error) {
			if err := o.mayExport(tx); err != nil {
				return store.Entry{}, err
			}
			said := leaving(made.Seq, made.Digest, recipients) + ": " + reason
			return store.Entry{Act: store.ActExport, Subject: filepath.Base(made.Path), Reason: said}, nil
		})
	})
}

// Rebuild makes the office's store, which is not there yet, of an audit export
// 重建. Its operator is the auditor who reads it; secret gives the key that opens
// it to them, and is asked when the export has been read to its end.
func (o *Office) Rebuild(from string, identities *store.Identities, secret func() (store.Secret, error)) (*store.Rebuilt, error) {
	return o.Store.Rebuild(from, identities, secret)
}
