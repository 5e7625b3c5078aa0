package casework

import (
	"cmp"
	"slices"
	"strings"

	"doudi/calc"
	"doudi/calc/procedure"
	"doudi/store"
)

// ApplicationFile is an application as the counter needs it: how far it has come,
// what is due by when and by which document, and what may be done next.
type ApplicationFile struct {
	procedure.Application
	Recorded  []store.Recording // of the events
	Applicant string            // name of the person or of the head of the household
	Region    calc.RegionCode   // village where the family lives
	Village   string
	Township  string
	Stage     procedure.Stage
	Level     procedure.Level // who decides it
	Deadlines []DueStep
	Next      []procedure.Option
	Outside   []procedure.Option // what may be done about obligors outside the household

	// Of one that is approved: from when its award is paid 享受待遇起始月, and what
	// orders it.
	Start      calc.Month
	StartBy    procedure.Basis
	StartError error             // what no parameter says; nil where Start is known
	Cites      map[string]string // document codes → number and title
	Award      *AwardLink        // the decision that follows it; nil for none
}

// DueStep is a deadline as it stands on the office's day.
type DueStep struct {
	procedure.Deadline
	Urgency procedure.Urgency
	Left    int // working days, negative when overdue
}

// Pressing is the deadline that presses most of those still open; nil where none
// is.
func (f *ApplicationFile) Pressing() *DueStep {
	var first *DueStep
	for i := range f.Deadlines {
		d := &f.Deadlines[i]
		if d.Done == 0 && (first == nil || sooner(d, first) < 0) {
			first = d
		}
	}
	return first
}

// Return is what ReturnApplication would record, with the rule that stands against
// it.
func (f *ApplicationFile) Return() procedure.Option {
	kind := returnOf(f.Stage)
	i := slices.IndexFunc(f.Next, func(o procedure.Option) bool { return o.Kind == kind })
	return f.Next[i]
}

// pressure is the order of urgencies on a list: what is late first.
var pressure = []procedure.Urgency{
	procedure.Overdue, procedure.DueToday, procedure.DueTomorrow, procedure.NoticeOver, procedure.Running, procedure.NotKnown,
}

func sooner(a, b *DueStep) int {
	return cmp.Or(cmp.Compare(slices.Index(pressure, a.Urgency), slices.Index(pressure, b.Urgency)), cmp.Compare(a.Due, b.Due))
}

// ApplicationFilter chooses applications for a list. The zero filter takes all that
// still wait for something.
type ApplicationFilter struct {
	Township calc.RegionCode // beginning of a region code
	Program  calc.Program
	Stage    procedure.Stage // New = any
	Closed   bool            // take the closed ones as well
	Overdue  bool            // only what is late; with Tomorrow either
	Tomorrow bool            // only what is due on the next working day
	Approved bool            // only those that are approved and whose award is still to be determined
	Mine     bool            // only what the operator has recorded something of
	Text     string          // part of a number, of the applicant's name or its pinyin, of the agent's or the village's name
}

// Application is the file of one application. Operators of one township see its
// own. The error wraps store.ErrNotFound where there is none.
func (o *Office) Application(number string) (*ApplicationFile, error) {
	var f *ApplicationFile
	err := o.Store.View(func(tx *store.Tx) error {
		if err := o.allow(tx, ReadCases); err != nil {
			return err
		}
		kept, err := tx.Application(number)
		if err != nil {
			return err
		}
		r, err := rulingOf(tx)
		if err != nil {
			return err
		}
		d, err := dossierOf(tx, kept, r)
		if err != nil {
			return err
		}
		if err := o.allowIn(tx, ReadCases, d.region()); err != nil {
			return err
		}
		f = o.applicationFile(tx, d)
		f.Award, err = linkOf(tx, d.kept, d.region(), 0)
		return err
	})
	return f, err
}

// Applications are the files of the applications that a filter takes, what is
// overdue first, then what is due today, tomorrow and later. Operators of one
// township see its own.
func (o *Office) Applications(filter ApplicationFilter) ([]*ApplicationFile, error) {
	var files []*ApplicationFile
	err := o.Store.View(func(tx *store.Tx) error {
		files = nil
		if err := o.allow(tx, ReadCases); err != nil {
			return err
		}
		op, err := tx.Operator(o.Operator)
		if err != nil {
			return err
		}
		r, err := rulingOf(tx)
		if err != nil {
			return err
		}
		return tx.Applications(func(kept *store.Application) error {
			if filter.passesOver(kept) || filter.Mine && !touched(kept, o.Operator) {
				return nil
			}
			d, err := dossierOf(tx, kept, r)
			if err != nil || !d.region().Under(string(op.Township)) || !d.region().Under(string(filter.Township)) {
				return err
			}
			if filter.Approved {
				if waits, err := undetermined(tx, kept, d.region()); err != nil || !waits {
					return err
				}
			}
			if f := o.applicationFile(tx, d); filter.takes(f) {
				files = append(files, f)
			}
			return nil
		})
	})
	slices.SortStableFunc(files, func(a, b *ApplicationFile) int {
		x, y := a.Pressing(), b.Pressing()
		if x == nil || y == nil {
			return cmp.Or(cmp.Compare(last(x == nil), last(y == nil)), strings.Compare(a.Number, b.Number))
		}
		return cmp.Or(sooner(x, y), strings.Compare(a.Number, b.Number))
	})
	return files, err
}

func last(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// passesOver says whether an application is none for the list whatever is due: most
// are closed, and need neither household nor deadlines then.
func (filter *ApplicationFilter) passesOver(kept *store.Application) bool {
	if filter.Program != "" && kept.Program != filter.Program {
		return true
	}
	stage := kept.Stage()
	if filter.Approved {
		return stage != procedure.IsApproved
	}
	return stage.Closed() && stage != procedure.IsRejected && filter.Stage == procedure.New && !filter.Closed
}

// touched says whether an operator has recorded any event of an application.
func touched(kept *store.Application, by string) bool {
	return slices.ContainsFunc(kept.Recorded, func(r store.Recording) bool { return r.By == by })
}

func (filter *ApplicationFilter) takes(f *ApplicationFile) bool {
	d := f.Pressing()
	switch {
	case filter.Text != "" && !f.found(strings.TrimSpace(filter.Text)):
		return false
	case filter.Stage != procedure.New && f.Stage != filter.Stage:
		return false
	case filter.Approved:
		return true
	case filter.Overdue || filter.Tomorrow:
		return d != nil && (filter.Overdue && d.Urgency == procedure.Overdue || filter.Tomorrow && d.Urgency == procedure.DueTomorrow)
	}
	return filter.Closed || filter.Stage != procedure.New || !f.Stage.Closed() || d != nil
}

// found says whether a text leads to the application.
func (f *ApplicationFile) found(text string) bool {
	in := func(s string) bool { return strings.Contains(s, text) }
	return slices.ContainsFunc([]string{f.Number, string(f.Household), f.Applicant, f.Agent, f.Village}, in) ||
		strings.HasPrefix(f.Number, strings.ToUpper(text)) || sounds(f.Applicant, strings.ToLower(text))
}

func (o *Office) applicationFile(tx *store.Tx, d *dossier) *ApplicationFile {
	a := d.application()
	f := &ApplicationFile{
		Application: *a, Recorded: d.kept.Recorded, Applicant: d.applicant(), Region: d.region(), Stage: a.Stage(), Level: d.rules.Level(a),
		Next: d.rules.Next(a, o.Today), Outside: d.rules.NextOfObligors(a, o.Today), Cites: map[string]string{},
	}
	f.Village, f.Township = regionName(tx, f.Region), regionName(tx, f.Region.Township().Full())
	for _, deadline := range d.rules.Deadlines(a, o.Today) {
		u, left := d.rules.On(&deadline, o.Today)
		f.Deadlines = append(f.Deadlines, DueStep{deadline, u, left})
		d.cite(f, deadline.Basis)
	}
	if f.Stage == procedure.IsApproved {
		f.Start, f.StartBy, f.StartError = d.rules.Start(a)
		d.cite(f, f.StartBy)
	}
	return f
}

// applicant is whose name the application goes by.
func (d *dossier) applicant() string {
	if d.household == nil {
		return d.kept.Applicant
	}
	if m := d.household.Member(d.person); m != nil {
		return m.Name
	}
	if m := d.household.Head(); m != nil {
		return m.Name
	}
	return d.kept.Applicant
}

// cite keeps the number and the title of a county's document.
func (d *dossier) cite(f *ApplicationFile, b procedure.Basis) {
	if b.Document == "" || b.Article != "" {
		return
	}
	document := d.policy.Document(b.Document)
	f.Cites[b.Document] = document.Number
	if document.Title != "" {
		f.Cites[b.Document] += "《" + document.Title + "》"
	}
}
