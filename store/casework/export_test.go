package casework

import "doudi/calc"

// ErrOvertaken says that the records have changed since a month was begun.
var ErrOvertaken = errOvertaken

// TakeOut takes a village out for a month that was begun when the last act that
// changed a record had the sequence changed.
func TakeOut(o *Office, village calc.RegionCode, changed uint64) error {
	_, err := o.oneByOne(changed)(village)
	return err
}
