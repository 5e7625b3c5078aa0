//go:build !linux && !windows

package store

import (
	"errors"
	"fmt"
)

// MediumOf says that this system is not asked: errors.ErrUnsupported.
func MediumOf(path string) (Medium, error) {
	return Medium{}, fmt.Errorf("%s: medium: %w", path, errors.ErrUnsupported)
}
