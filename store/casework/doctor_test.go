package casework

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"doudi/store"
)

var (
	beijing = time.FixedZone("CST", officeZone)
	atNoon  = time.Date(2026, 11, 21, 12, 0, 0, 0, beijing)
)

// found is a list of symptoms as text: code, grade and operands.
func found(symptoms ...Symptom) string {
	var lines []string
	for _, s := range symptoms {
		lines = append(lines, strings.TrimSpace(s.Code+" "+s.Grade.String()+" "+strings.Join(s.Args, "|")))
	}
	return strings.Join(lines, "\n")
}

func TestClockSymptoms(t *testing.T) {
	const shown, zone = "2026-11-21 12:00:00 +08:00", "\nzone.office ok CST"
	of := func(modified, anchored time.Duration) *store.Surface {
		return &store.Surface{Modified: atNoon.Add(modified), Anchored: &store.Mark{At: atNoon.Add(anchored)}}
	}
	for _, tc := range []struct {
		name    string
		now     time.Time
		surface *store.Surface
		copies  []store.NotedCopy
		want    string
	}{
		{"no store", atNoon, nil, nil, "clock.fine ok " + shown + zone},
		{"all before", atNoon, of(-1, -1), []store.NotedCopy{{At: atNoon}}, "clock.fine ok " + shown + zone},
		{"as far as clocks differ", atNoon, of(slack, 0), nil, "clock.fine ok " + shown + zone},
		{"store later", atNoon, of(slack+1e9, 0), nil, "clock.behind bad " + shown + "|store|2026-11-21 12:02:01" + zone},
		{"anchor later", atNoon, of(0, time.Hour), nil, "clock.behind bad " + shown + "|anchor|2026-11-21 13:00:00" + zone},
		{"backup later", atNoon, of(0, 0), []store.NotedCopy{{At: atNoon.AddDate(0, 0, 1).UTC()}, {}}, "clock.behind bad " + shown + "|backup|2026-11-22 12:00:00" + zone},
		{"first year", time.Date(2026, 1, 1, 0, 0, 0, 0, beijing), nil, nil, "clock.fine ok 2026-01-01 00:00:00 +08:00" + zone},
		{"before it", time.Date(2025, 12, 31, 23, 59, 59, 0, beijing), nil, nil, "clock.year bad 2025-12-31 23:59:59 +08:00" + zone},
		{"last year", time.Date(2075, 12, 31, 0, 0, 0, 0, beijing), nil, nil, "clock.fine ok 2075-12-31 00:00:00 +08:00" + zone},
		{"after it", time.Date(2076, 1, 1, 0, 0, 0, 0, beijing), nil, nil, "clock.year bad 2076-01-01 00:00:00 +08:00" + zone},
		{"elsewhere", atNoon.UTC(), nil, nil, "clock.fine ok 2026-11-21 04:00:00 +00:00\nzone.other warn UTC"},
	} {
		if got := found(clockSymptoms(tc.now, tc.surface, tc.copies)...); got != tc.want {
			t.Errorf("%s:\n%s\nwant\n%s", tc.name, got, tc.want)
		}
	}
}

func TestLockSymptom(t *testing.T) {
	holder := func(ago time.Duration) *store.Holder {
		return &store.Holder{Operator: "li", Host: "pc", PID: 7, Since: atNoon.Add(-ago).UTC(), Act: "roster submit"}
	}
	const about = "li|pc|7|2026-11-21 "
	for _, tc := range []struct {
		surface store.Surface
		want    string
	}{
		{store.Surface{}, "lock.free ok"},
		{store.Surface{Held: true}, "lock.nameless warn"},
		{store.Surface{Held: true, Holder: holder(longHold)}, "lock.held ok " + about + "11:50:00|roster submit"},
		{store.Surface{Held: true, Holder: holder(longHold + time.Second)}, "lock.long warn " + about + "11:49:59|roster submit"},
		{store.Surface{Holder: holder(0)}, "lock.left warn " + about + "12:00:00|roster submit"},
		{store.Surface{SideFile: errors.New("odd"), Held: true}, "lock.odd bad odd"},
	} {
		if got := found(lockSymptom(&tc.surface, atNoon)); got != tc.want {
			t.Errorf("got %q, want %q", got, tc.want)
		}
	}
}

func TestMediumAndFileSymptoms(t *testing.T) {
	for _, tc := range []struct {
		medium  store.Medium
		allowed bool
		want    string
	}{
		{store.Medium{Kind: "ext4"}, false, "medium.fine ok ext4"},
		{store.Medium{Kind: "nfs", Network: true}, false, "medium.refused bad nfs"},
		{store.Medium{Kind: "vfat", FAT: true}, true, "medium.allowed warn vfat"},
		{store.Medium{Kind: "iso9660", ReadOnly: true}, false, "medium.read_only bad iso9660"},
		{store.Medium{Kind: "ext4", FastCommit: true}, false, "medium.fast_commit warn ext4"},
	} {
		if got := found(kindSymptom(tc.medium, tc.allowed)); got != tc.want {
			t.Errorf("got %q, want %q", got, tc.want)
		}
	}
	s := &store.Store{Path: filepath.Join(t.TempDir(), "county.db")}
	if got := found(mediumSymptoms(s, &store.Surface{Size: 1 << 60})...); !strings.Contains(got, "\nroom.short bad ") {
		t.Errorf("a store larger than any disk: %q", got)
	}
	for want, o := range map[string]*store.Surface{
		"file.own ok 0600|li": {Mode: 0o600, Owner: "li", Own: true}, "file.other warn 0600|li": {Mode: 0o600, Owner: "li"},
		"file.open warn 0640|li|" + s.Path: {Mode: 0o640, Owner: "li", Own: true}, "": {Mode: 0o666},
	} {
		if got := found(fileSymptoms(s, o)...); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// A backup is old when more than a week has gone by.
func TestCopySymptom(t *testing.T) {
	s := &store.Store{Path: filepath.Join(t.TempDir(), "county.db")}
	if got := found(copySymptom(s, nil, nil, atNoon)); got != "backup.none warn" {
		t.Errorf("got %q", got)
	}
	if got := found(copySymptom(s, []store.NotedCopy{{Path: "/gone"}}, nil, atNoon)); got != "backup.gone warn /gone" {
		t.Errorf("got %q", got)
	}
	last := &store.NotedCopy{Path: "/copy", Seq: 9, At: atNoon}
	for at, want := range map[time.Time]string{
		atNoon:                    "backup.last ok /copy|2026-11-21 12:00:00|9|0",
		atNoon.Add(copyEvery):     "backup.last ok /copy|2026-11-21 12:00:00|9|7",
		atNoon.Add(copyEvery + 1): "backup.old warn /copy|2026-11-21 12:00:00|9|7",
	} {
		if got := found(ageSymptom(last, at)); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
