package store

import (
	"doudi/calc"
	"doudi/calc/workday"
)

// Calendar are the days of further notices that the office loaded, in order of
// day; none where it has the program's own years alone.
func (tx *Tx) Calendar() ([]workday.Entry, error) {
	value, err := tx.engine.get(metaKey("calendar"))
	if err != nil || value == nil {
		return nil, err
	}
	return decodeCalendar(value)
}

// PutCalendar keeps the days of further notices in place of those before.
func (tx *Tx) PutCalendar(days []workday.Entry) error {
	return tx.renew(metaKey("calendar"), encodeCalendar(days))
}

// encodeCalendar writes the days of the State Council's notices that the office
// loaded.
func encodeCalendar(days []workday.Entry) []byte {
	e := newEncoder()
	e.uint(uint64(len(days)))
	for _, x := range days {
		e.int(int64(x.Day))
		e.flag(x.Work)
		e.text(x.Name)
	}
	return e.b
}

func decodeCalendar(value []byte) ([]workday.Entry, error) {
	d := newDecoder(value)
	days := make([]workday.Entry, d.count())
	for i := range days {
		days[i] = workday.Entry{Day: calc.Day(d.small()), Work: d.flag(), Name: d.text()}
	}
	return days, d.done("calendar")
}
