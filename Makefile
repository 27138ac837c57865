# Plain go commands with names. "make" alone shows what there is.

BIN     := bin/safeguard
LDFLAGS := -s -w
FUZZ    := 60s
TOOL    := go tool -modfile=internal/tools/go.mod

.PHONY: help run build test lint fmt golden fuzz hostile bench microbench dist clean

help: ## show this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST)

run: ## start safeguard
	go run ./cmd/safeguard

build: ## make the binary, bin/safeguard
	CGO_ENABLED=0 go build -trimpath -ldflags '$(LDFLAGS)' -o $(BIN) ./cmd/safeguard

test: ## run every test
	go test ./...

lint: ## look for what should not be there
	@test -z "$$(gofmt -l cmd internal procedures)" || { gofmt -l cmd internal procedures; echo "run: make fmt"; exit 1; }
	go vet ./...
	$(TOOL) staticcheck ./...
	go mod tidy -diff

fmt: ## set the code in its usual form
	$(TOOL) gofumpt -w cmd internal procedures

golden: ## write the expected outputs of the tests anew; read the diff like code
	go test ./internal/report ./internal/procedure ./internal/scenario ./internal/check ./procedures ./internal/cli -update

fuzz: ## run each fuzz target for FUZZ (60s)
	@for p in $$(go list ./...); do \
		for f in $$(go test -list '^Fuzz' $$p | grep '^Fuzz'); do \
			echo "$$p $$f"; go test -run '^$$' -fuzz "^$$f$$" -fuzztime $(FUZZ) -fuzzminimizetime 100x $$p || exit 1; \
		done; \
	done

hostile: ## hand real processes what is too large, kill and starve them, 200 times and on a full disk (Linux)
	go test -count=1 -tags hostile -run AtScale ./internal/cli
	@small=$$(mktemp -d); test='go test -count=1 -tags hostile -run Acknowledged -v ./internal/cli'; \
	if unshare -rm true 2>/dev/null; \
	then unshare -rm sh -c "mount -t tmpfs -o size=256k none $$small && SAFEGUARD_SMALL_DISK=$$small $$test"; \
	else echo "no small disk can be mounted here: that test is left out"; sh -c "$$test"; fi; \
	status=$$?; rmdir $$small; exit $$status

bench: ## measure beside others, into internal/bench/README.md (6 minutes, Go and npm)
	cd internal/bench && go run .

microbench: ## run the benchmarks of each room
	go test -run '^$$' -bench . -benchmem ./...

dist: ## make what is handed out for every system, and check it, into dist
	cd internal/dist && go test ./... && go run . -root ../..

clean: ## remove what was built
	rm -rf bin dist
