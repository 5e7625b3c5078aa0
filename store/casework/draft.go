package casework

import (
	"encoding/json"
	"errors"

	"doudi/store"
)

// Drafts are the operator's half-filled forms 草稿 on this machine: form → field
// → value. Drafts that do not open any more, of former keys, are none.
func (o *Office) Drafts() (map[string]map[string]string, error) {
	if err := o.isPresent(); err != nil {
		return nil, err
	}
	kept, err := o.Store.Drafts()
	if errors.Is(err, store.ErrDraft) || kept == nil && err == nil {
		return map[string]map[string]string{}, nil
	}
	if err != nil {
		return nil, err
	}
	drafts := map[string]map[string]string{}
	return drafts, json.Unmarshal(kept, &drafts)
}

// KeepDrafts puts the operator's drafts in place of those kept before.
func (o *Office) KeepDrafts(drafts map[string]map[string]string) error {
	if err := o.isPresent(); err != nil {
		return err
	}
	if len(drafts) == 0 {
		return o.Store.KeepDrafts(nil)
	}
	text, err := json.Marshal(drafts)
	if err != nil {
		return err
	}
	return o.Store.KeepDrafts(text)
}

// isPresent refuses who is not an operator any more.
func (o *Office) isPresent() error {
	return o.Store.View(func(tx *store.Tx) error {
		_, err := o.present(tx)
		return err
	})
}
