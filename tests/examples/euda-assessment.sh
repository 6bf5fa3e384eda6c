folder=examples/euda-assessment
review=("$command" review rules/euda-assessment --data $folder/context.json --proposals $folder/substances.json --as-of 2025-03-03)
compare $folder/review.en.txt "${review[@]}" --lang en
compare $folder/S-02.fr.txt "${review[@]}" --id S-02 --lang fr
