package sidebyside

import (
	"errors"
	"fmt"
	"runtime"
)

// Panic is a fault of the program, caught in a goroutine of its own: there it would
// end the program, with a trace in which a family's data could stand.
type Panic struct {
	Value   any
	Callers []uintptr // where it began, as runtime.Callers says it
}

// Error says the fault without a trace.
func (p *Panic) Error() string { return fmt.Sprintf("fault of the program: %v", p.Value) }

// Guard runs f and makes a *Panic of a panic. One that has been caught before, and
// goes on where it is waited for, stays what it is.
func Guard(f func() error) (err error) {
	defer func() {
		value := recover()
		if value == nil {
			return
		}
		var caught *Panic
		if before, ok := value.(error); ok && errors.As(before, &caught) {
			err = caught
			return
		}
		var callers [64]uintptr
		err = &Panic{value, callers[:runtime.Callers(1, callers[:])]}
	}()
	return f()
}
