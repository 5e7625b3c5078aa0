package casework_test

import (
	"testing"

	"doudi/store/casework"
)

// TestMoved: a look leaves the records as they were; an act moves them.
func TestMoved(t *testing.T) {
	b := parish(t)
	b.takes(home)
	mark, _, err := b.as("li").Moved(casework.Mark{})
	b.ok(err)
	if now, moved, err := b.as("li").Moved(mark); err != nil || moved || now != mark {
		t.Errorf("nothing happened: %v, %v", moved, err)
	}
	_, err = b.as("li").Show("1")
	b.ok(err)
	now, moved, err := b.as("li").Moved(mark)
	if err != nil || moved || now == mark {
		t.Errorf("a look was noted: moved %v, %v", moved, err)
	}
	b.takes(files{"household": "household,region\n77,999901001003\n", "member": "household,name,id\n77,单雄信," + card("19700101", 10) + "\n"})
	if _, moved, err := b.as("li").Moved(now); err != nil || !moved {
		t.Errorf("a household was added: moved %v, %v", moved, err)
	}
}
