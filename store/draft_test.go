package store

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// TestDrafts: drafts come back to the operator who left them, and to nobody
// else; on the disk they are neither readable nor somebody's.
func TestDrafts(t *testing.T) {
	s := newStore(t)
	s.Anchors = t.TempDir()
	if got, err := s.Drafts(); got != nil || err != nil {
		t.Fatalf("before there are any: %q, %v", got, err)
	}
	draft := []byte(`{"household/1":{"name":"王小二"}}`)
	for range 2 {
		if err := s.KeepDrafts(draft); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := s.Drafts(); err != nil || !bytes.Equal(got, draft) {
		t.Fatalf("%q, %v", got, err)
	}
	files, err := filepath.Glob(filepath.Join(s.Anchors, "*.draft"))
	if err != nil || len(files) != 1 {
		t.Fatalf("%v, %v", files, err)
	}
	sealed, err := os.ReadFile(files[0])
	if err != nil || bytes.Contains(sealed, []byte("王小二")) || bytes.Contains([]byte(files[0]), []byte(s.keys.Operator)) {
		t.Fatalf("%q holds %q, %v", files[0], sealed, err)
	}
	for _, bad := range [][]byte{nil, {1}, sealed[:len(sealed)-1], append(bytes.Clone(sealed[:len(sealed)-1]), sealed[len(sealed)-1]^1), append([]byte{2}, sealed[1:]...)} {
		if err := os.WriteFile(files[0], bad, 0o600); err != nil {
			t.Fatal(err)
		}
		if got, err := s.Drafts(); got != nil || !errors.Is(err, ErrDraft) {
			t.Errorf("%d bytes: %q, %v", len(bad), got, err)
		}
	}
	for range 2 {
		if err := s.KeepDrafts(nil); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := s.Drafts(); got != nil || err != nil {
		t.Fatalf("when they have gone: %q, %v", got, err)
	}
}

// TestDraftsOfAnother: one operator's drafts do not open as another's, even
// under the other's name.
func TestDraftsOfAnother(t *testing.T) {
	s := newStore(t)
	s.Anchors = t.TempDir()
	if err := s.KeepDrafts([]byte("mine")); err != nil {
		t.Fatal(err)
	}
	from, _, err := s.draftPlace()
	if err != nil {
		t.Fatal(err)
	}
	keys := *s.keys
	keys.Operator = "another"
	other := s.at(s.Path)
	other.Anchors, other.keys = s.Anchors, &keys
	if got, err := other.Drafts(); got != nil || err != nil {
		t.Fatalf("another's: %q, %v", got, err)
	}
	to, _, err := other.draftPlace()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(from, to); err != nil {
		t.Fatal(err)
	}
	if got, err := other.Drafts(); got != nil || !errors.Is(err, ErrDraft) {
		t.Errorf("%q, %v", got, err)
	}
}
