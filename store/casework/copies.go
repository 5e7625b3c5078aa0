package casework

import (
	"fmt"
	"path/filepath"

	"doudi/store"
)

// Backup makes a proved copy of the store at a path or in a folder, and notes
// it in the journal. In a folder the newest keep copies stay and older ones go,
// once the new one is proved in depth; 0 keeps all.
func (o *Office) Backup(to string, keep int) (made *store.Copy, gone []string, err error) {
	err = o.Store.View(func(tx *store.Tx) error { return o.allow(tx, MakeCopy) })
	if err != nil {
		return nil, nil, err
	}
	if made, err = o.Store.Backup(to, keep > 0); err != nil {
		return nil, nil, err
	}
	if keep > 0 {
		if gone, err = o.Store.Prune(made.Path, keep); err != nil {
			return made, gone, err
		}
	}
	return made, gone, o.act(func(tx *store.Tx) (store.Entry, error) {
		if err := o.allow(tx, MakeCopy); err != nil {
			return store.Entry{}, err
		}
		return store.Entry{Act: "store.backup", Subject: filepath.Base(made.Path), Reason: fmt.Sprintf("%d %x", made.Seq, made.Digest)}, nil
	})
}

// Restore puts a backup back in the place of the store, which is moved aside to
// the path that is returned where replace allows it. Only an administrator of
// the copy may.
func (o *Office) Restore(from string, replace bool) (aside string, err error) {
	copied := store.At(from, o.Store.Credentials, o.Store.Now)
	copied.Inspector, copied.Runaway = o.Store.Inspector, o.Store.Runaway
	if err := copied.View(func(tx *store.Tx) error { return o.allow(tx, RestoreCopy) }); err != nil {
		return "", err
	}
	return o.Store.Restore(from, replace)
}
