package frame

import (
	"maps"
	"reflect"
	"slices"
	"sync"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/store/casework"
)

// Drafter is a screen with a half-filled form that survives the program. Draft
// returns no fields where there is nothing to keep.
type Drafter interface {
	Draft() (key string, fields map[string]string)
}

// drafts are the half-filled forms of the operator, as they are kept and as they
// are now.
type drafts struct {
	kept, now map[string]map[string]string
	unkept    bool // the last attempt to keep them failed, and it was told
	keeping   Pending
	writing   sync.Mutex // one writer at a time, the newest last
}

// Draft is what was kept of a form; nil where nothing was.
func (f *Frame) Draft(key string) map[string]string { return f.drafts.now[key] }

// Drafts are the forms of which something is kept, in the order of their keys.
func (f *Frame) Drafts() []string { return slices.Sorted(maps.Keys(f.drafts.now)) }

// DropDraft forgets a form that has been handed in or given up.
func (f *Frame) DropDraft(key string) tea.Cmd {
	delete(f.drafts.now, key)
	return f.keepDrafts()
}

// gather takes what stands in the open forms.
func (f *Frame) gather() {
	for _, s := range f.Screens() {
		d, ok := s.(Drafter)
		if !ok {
			continue
		}
		switch key, fields := d.Draft(); {
		case key == "":
		case len(fields) == 0:
			delete(f.drafts.now, key)
		default:
			f.drafts.now[key] = fields
		}
	}
}

// keepDrafts writes the drafts where they have changed.
func (f *Frame) keepDrafts() tea.Cmd {
	if f.office == nil || f.drafts.keeping.busy {
		return nil
	}
	f.gather()
	if reflect.DeepEqual(f.drafts.now, f.drafts.kept) {
		return nil
	}
	now := cloned(f.drafts.now)
	return Read(f, &f.drafts.keeping, func(o *casework.Office) (bool, error) {
		f.drafts.writing.Lock()
		defer f.drafts.writing.Unlock()
		return true, o.KeepDrafts(now)
	}, func(_ bool, err error) tea.Cmd {
		told := f.drafts.unkept
		if f.drafts.unkept = err != nil; !f.drafts.unkept {
			f.drafts.kept = now
			return nil
		}
		if told {
			return nil
		}
		return f.Warn(f.Text("draft.not_kept"))
	})
}

// KeepDraftsNow writes the drafts before the program ends, by whatever it ends.
func (f *Frame) KeepDraftsNow() {
	defer func() { _ = recover() }() // the fault that ends the program may lie in a form
	if f.lastOffice == nil {
		return
	}
	f.gather()
	if !reflect.DeepEqual(f.drafts.now, f.drafts.kept) {
		f.drafts.writing.Lock()
		defer f.drafts.writing.Unlock()
		_ = f.lastOffice.KeepDrafts(cloned(f.drafts.now)) // nobody is left to be told
	}
}

func cloned(drafts map[string]map[string]string) map[string]map[string]string {
	out := make(map[string]map[string]string, len(drafts))
	for key, fields := range drafts {
		out[key] = maps.Clone(fields)
	}
	return out
}
