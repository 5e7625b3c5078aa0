package casework_test

import (
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"doudi/calc"
)

// TestLoadPolicyMeanwhile: what tables mean is found out before the act that loads
// them asks for the lock, so that nobody waits for it; where others have been loaded
// meanwhile they are held against those. An act asks the clock before it asks for the
// lock.
func TestLoadPolicyMeanwhile(t *testing.T) {
	second := filepath.Join(qingheFolder, "policy2")
	rise := map[string]string{"standard": "orphan,,,,2026-10,1500,month,民发〔2026〕1号"}
	for name, c := range map[string]struct {
		act     func(b *bureau)
		dry     bool
		version int
		already bool
		paid    bool // months paid are said to change
	}{
		"nothing":                      {act: func(*bureau) {}, version: 2},
		"a month is paid":              {act: func(b *bureau) { b.seal(of2026(7)) }, version: 2},
		"a month and other tables":     {act: func(b *bureau) { b.seal(of2026(7)); b.loads(b.amended("policy", rise)) }, version: 3, paid: true},
		"the same tables":              {act: func(b *bureau) { b.loads(second) }, version: 2, already: true},
		"other tables, only to try it": {act: func(b *bureau) { b.loads(b.amended("policy", rise)) }, dry: true, version: 3},
	} {
		t.Run(name, func(t *testing.T) {
			b := qinghe(t)
			admin, once := b.as("admin"), sync.Once{}
			admin.Dry = c.dry
			b.ok(admin.Store.Unlock())
			now := admin.Store.Now
			admin.Store.Now = func() time.Time {
				once.Do(func() { c.act(b) })
				return now()
			}
			loaded, err := admin.LoadPolicy(b.sheets(second))
			b.ok(err)
			paid := slices.ContainsFunc(loaded.Warnings, func(f calc.Fault) bool { return f.Code == "policy.changes_paid" })
			if loaded.Version != c.version || loaded.Already != c.already || paid != c.paid {
				t.Errorf("%+v", loaded)
			}
			list, err := b.as("li").Loadings()
			b.ok(err)
			kept := c.version
			if c.dry {
				kept--
			}
			if len(list) != kept {
				t.Errorf("%d loadings, want %d", len(list), kept)
			}
		})
	}
}
