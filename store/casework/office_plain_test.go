package casework

import (
	"errors"
	"testing"

	"doudi/calc"
	"doudi/store"
)

// TestPlain: what an act forgot to check does not reach the journal.
func TestPlain(t *testing.T) {
	entry := &store.Entry{Act: "look", Subject: "1\n2", Reason: "核对"}
	if err := plain(entry); err != nil || entry.Subject != "1<U+000A>2" {
		t.Errorf("%v, %+v", err, entry)
	}
	var faults calc.Faults
	if err := plain(&store.Entry{Act: "look", Subject: "1", Reason: "核\x1b对"}); !errors.As(err, &faults) || faults[0].Code != "text.control" {
		t.Errorf("%v", err)
	}
}
