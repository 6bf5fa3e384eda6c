folder=examples/eurimages-coproduction
review=("$command" review rules/eurimages-coproduction --data $folder/context.json --proposals $folder/projects.json --as-of 2022-06-01)
compare $folder/review.en.txt "${review[@]}" --lang en
compare $folder/E-04.fr.txt "${review[@]}" --id E-04 --lang fr
