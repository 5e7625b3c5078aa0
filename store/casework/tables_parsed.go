package casework

import (
	"sync"

	"doudi/calc/policy"
	"doudi/calc/roster"
)

// parsed are the tables that acts of this process have parsed. Tables that are
// kept do not change, and whoever reads them does not change them.
var parsed parsedTables

type parsedTables struct {
	turn   sync.Mutex
	tables map[parsedKey]*policy.Policy
}

// parsedKey is a version of a store's tables: what is kept of it, not where.
type parsedKey struct {
	version int
	digest  roster.Digest
}

// mostParsed bounds what is kept: more versions than a store of many years has.
const mostParsed = 64

// of gives tables that were parsed before, or parses them.
func (t *parsedTables) of(key parsedKey, parse func() (*policy.Policy, error)) (*policy.Policy, error) {
	t.turn.Lock()
	defer t.turn.Unlock()
	if p := t.tables[key]; p != nil {
		return p, nil
	}
	p, err := parse()
	if err != nil {
		return nil, err
	}
	if t.tables == nil || len(t.tables) >= mostParsed {
		t.tables = map[parsedKey]*policy.Policy{}
	}
	t.tables[key] = p
	return p, nil
}
