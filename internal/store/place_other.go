//go:build !linux && !darwin && !windows

package store

// isRemote cannot tell here.
func isRemote(string) bool { return false }
