package casework

import (
	"errors"
	"testing"

	"doudi/calc/policy"
	"doudi/calc/roster"
)

// TestTablesAreParsedOnce: the same tables of the same version are parsed once, what
// cannot be parsed is not kept, and no more is kept than is good.
func TestTablesAreParsedOnce(t *testing.T) {
	var tables parsedTables
	calls := 0
	parse := func() (*policy.Policy, error) { calls++; return &policy.Policy{}, nil }
	first, _ := tables.of(parsedKey{1, roster.Digest{1}}, parse)
	again, _ := tables.of(parsedKey{1, roster.Digest{1}}, parse)
	if first != again || calls != 1 {
		t.Errorf("parsed %d times", calls)
	}
	for _, other := range []parsedKey{{2, roster.Digest{1}}, {1, roster.Digest{2}}} {
		if p, _ := tables.of(other, parse); p == first {
			t.Errorf("%v are the tables of another version or store", other)
		}
	}
	bad := errors.New("bad")
	if p, err := tables.of(parsedKey{version: 9}, func() (*policy.Policy, error) { return nil, bad }); p != nil || !errors.Is(err, bad) || len(tables.tables) != 3 {
		t.Errorf("%v, %v, %d kept", p, err, len(tables.tables))
	}
	for version := range 3 * mostParsed {
		if p, err := tables.of(parsedKey{version: 100 + version}, parse); p == nil || err != nil || len(tables.tables) > mostParsed {
			t.Fatalf("%v, %v, %d kept", p, err, len(tables.tables))
		}
	}
}
