//go:build !windows

package cli

// byDoubleClick is false: elsewhere a terminal outlives what runs in it.
func byDoubleClick() bool { return false }
